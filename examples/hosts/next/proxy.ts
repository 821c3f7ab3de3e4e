import { NextResponse } from 'next/server';

/** A STAND-IN for your sign-in. */
export function proxy(): NextResponse {
  const answer = NextResponse.next();
  answer.cookies.set('customer', 'boulangerie', { httpOnly: true, sameSite: 'lax' });
  return answer;
}

export const config = { matcher: '/' };
