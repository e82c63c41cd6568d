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
  // What this page was made of was fetched before the worker could see it.
  const parts = performance.getEntriesByType("resource").map((part) => part.name);
  active?.postMessage({ visited: [location.href, ...parts] });
}

function start() {
  register().catch(() => {});
}

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
