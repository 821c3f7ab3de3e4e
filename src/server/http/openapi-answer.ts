const headers = { 'Cache-Control': 'public, max-age=3600', 'X-Content-Type-Options': 'nosniff' } as const;

/** The protocol as an OpenAPI 3.1 document that names this server. For anybody: it holds nothing of a customer. */
export async function openApiAnswer(basePath: string): Promise<Response> {
  // Loaded when it is asked for: it is larger than all of the server kit.
  const { default: document } = await import('./adapter.openapi.json');
  const url = basePath.replace(/\/+$/u, '') || '/';
  return Response.json({ ...document, servers: [{ url }] }, { headers });
}
