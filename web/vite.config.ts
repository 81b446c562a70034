import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

// Chrome 109 and Firefox 115 are the last browsers that Windows 7 tills can run.
const oldestBrowsers = ['chrome109', 'firefox115'];

// While developing, the page comes from Vite and every call goes on to a Tillkeeper that runs beside it.
const server = process.env['TILLKEEPER_DEV_SERVER'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  resolve: { alias: { '#': new URL('./src', import.meta.url).pathname } },
  plugins: [
    react(),
    VitePWA({
      // A till must never change under the cashier's fingers: the new version takes over at the next start.
      registerType: 'prompt',
      injectRegister: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,png,webmanifest}'],
        navigateFallbackDenylist: [/^\/api\//, /^\/healthz$/, /^\/readyz$/, /^\/metrics$/],
      },
      manifest: {
        name: 'Tillkeeper',
        short_name: 'Tillkeeper',
        description: 'The till',
        start_url: '/',
        display: 'standalone',
        background_color: '#f6f7f9',
        theme_color: '#0f766e',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
    }),
  ],
  build: {
    outDir: '../src/tillkeeper/api/console',
    emptyOutDir: true,
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    // A strict Content-Security-Policy allows no data: address, so nothing is put inside the style sheet.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': server, '/healthz': server } },
});
