import { bankFeeds } from '../../../../lib/bank-feeds';

const handle = (request: Request): Promise<Response> => bankFeeds.fetch(request);

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST };
