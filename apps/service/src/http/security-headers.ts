import type { FastifyInstance } from 'fastify';

/**
 * WebAssembly is compiled in the browser, text never becomes code. React Flow, ECharts and Mantine set
 * `style` attributes, hence inline styles; scripts come from our own files only.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

export function addSecurityHeaders(server: FastifyInstance, behindHttps: boolean): void {
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(HEADERS);
    if (behindHttps) {
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    }
  });
}
