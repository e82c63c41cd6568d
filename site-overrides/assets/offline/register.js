/**
 * Puts the worker to work that keeps pages for reading without a network. Only once the page is
 * whole: a first visit is not slowed. Where workers, storage or a safe connection are missing,
 * nothing happens and nothing is said.
 */

const WORKER = new URL("../../sw.js", import.meta.url);

async function register() {
  const { serviceWorker } = navigator;
  const isFirst = serviceWorker.controller === null;
  await serviceWorker.register(WORKER, { updateViaCache: "none" });
  if (!isFirst) return;
  const { active } = await serviceWorker.ready;
  const pictures = Array.from(document.images, (image) => image.currentSrc || image.src);
  active?.postMessage({ visited: [location.href, ...pictures] });
}

function start() {
  register().catch(() => {});
}

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
