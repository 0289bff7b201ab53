import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the calculation service answers while the browser app is served by Vite. */
const service = process.env['PREMIA_SERVICE_URL'] ?? 'http://127.0.0.1:4400';

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      '/trpc': { target: service, changeOrigin: false },
      '/api': { target: service, changeOrigin: false },
      '/collaboration': { target: service, changeOrigin: false, ws: true },
    },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
});
