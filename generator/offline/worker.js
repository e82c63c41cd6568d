/**
 * Reading without a network.
 *
 * While the network answers, every page and every file comes from there. What is kept here is for
 * when it does not, or takes too long; a page that comes from here says so at its top. Kept are:
 * from the start, the few pages that are needed in a hurry and what they are made of, anew with
 * each release; then the pages last visited and their pictures. Never the search index, never the
 * whole site. Where storage is full or closed, nothing is kept and every page is as without this.
 */

"use strict";

// The build writes its own release here: a changed line is what makes browsers take a new worker.
const RELEASE = { id: "", shell: [""] };

const SCOPE = self.registration.scope;
// Other sites may share the host, and with it the storage: names hold whose they are.
const SHELLS = `fanzha ${SCOPE} shell `;
const SHELL = SHELLS + RELEASE.id;
const VISITED = `fanzha ${SCOPE} visited`;
const OFFLINE = new URL("offline/", SCOPE).href;

const MOST_VISITED = 60;
const PATIENCE = 3000;
const PARTS = new Set(["style", "script", "font", "image"]);
const PART = /^(text\/css|(text|application)\/javascript|font\/)/;
const VISIT = /^(text\/html|image\/)/;

/** Pages that were shown from here: what they are made of comes from here too, without a wait. */
const shownFromHere = new Set();

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldShells()));
self.addEventListener("message", (event) => event.waitUntil(keepNamed(event.data)));
self.addEventListener("fetch", (event) => {
  const { method, url, mode, destination } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  if (mode === "navigate") event.respondWith(page(event));
  else if (PARTS.has(destination)) event.respondWith(part(event));
});

async function install() {
  const shell = await caches.open(SHELL);
  const asked = RELEASE.shell.map((path) => new URL(path, SCOPE));
  await shell.addAll(asked.map((url) => new Request(url, { cache: "no-cache" })));
  await self.skipWaiting();
}

async function dropOldShells() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(SHELLS) && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The page that brought this worker was there before it, and names itself and its parts. */
async function keepNamed({ visited }) {
  for (const url of visited) {
    if (!url.startsWith(SCOPE)) continue;
    await keep(url, await fetch(url)).catch(() => {});
  }
}

async function page(event) {
  const { url } = event.request;
  // "no-cache": the browser's own store may hold the page of an older release.
  const fresh = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(remember(url, fresh));
  const copy = await copyOf(url);
  try {
    const answer = await (copy ? inTime(fresh) : fresh);
    if (answer.status < 500 || !copy) return answer;
  } catch {
    // No network, or too slow a one.
  }
  shownFromHere.add(event.resultingClientId);
  return copy ? shownAsCopy(copy) : neverSeen();
}

async function part(event) {
  const { request, clientId } = event;
  const copy = await copyOf(request.url);
  if (copy && shownFromHere.has(clientId)) return copy;
  const fresh = fetch(request);
  event.waitUntil(remember(request.url, fresh));
  return copy ? inTime(fresh).catch(() => copy) : fresh;
}

/** @param {Promise<Response>} fresh */
function inTime(fresh) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
  return Promise.race([fresh, late]);
}

/** Keeps the answer once it is there; what cannot be kept is not. */
function remember(url, fresh) {
  return fresh.then((answer) => keep(url, answer.clone())).catch(() => {});
}

async function keep(url, answer) {
  const key = keyOf(url);
  if (answer.status === 404 || answer.status === 410) await (await caches.open(VISITED)).delete(key);
  if (!answer.ok || answer.type !== "basic") return;
  const type = answer.headers.get("content-type") ?? "";
  const isShell = PART.test(type) || (await caches.match(key, { cacheName: SHELL }));
  if (isShell) await keepInShell(key, answer);
  else if (VISIT.test(type)) await keepVisit(key, answer);
}

async function keepInShell(key, answer) {
  // Once a new release has dropped this one's shell, a late answer must not bring it back.
  if (await caches.has(SHELL)) await (await caches.open(SHELL)).put(key, answer);
}

async function keepVisit(key, answer) {
  const visited = await caches.open(VISITED);
  await visited.put(key, answer); // the latest stand last
  await forgetOldest(visited);
}

async function forgetOldest(visited) {
  const keys = await visited.keys();
  const oldest = keys.slice(0, Math.max(0, keys.length - MOST_VISITED));
  await Promise.all(oldest.map((key) => visited.delete(key)));
}

/** What is kept for an address, if anything, and if storage can be read at all. */
async function copyOf(url) {
  const key = keyOf(url);
  try {
    for (const name of [SHELL, VISITED]) {
      const copy = await caches.match(key, { cacheName: name, ignoreVary: true });
      if (copy) return copy;
    }
  } catch {
    // Storage is closed.
  }
  return undefined;
}

/** The same page with another question or another anchor is one page. */
function keyOf(url) {
  const key = new URL(url);
  key.search = "";
  key.hash = "";
  key.pathname = key.pathname.replace(/\/index\.html$/, "/");
  return key.href;
}

/** A kept page, with a line at its top that says what it is: never to be taken for fresh. */
async function shownAsCopy(copy) {
  const html = await copy.text();
  const note = `<p class="offline-note" role="status">离线副本，可能不是最新${savedOn(copy)}</p>`;
  const marked = html.replace(/<body[^>]*>/, (body) => body + note);
  return new Response(marked, { headers: headersOf(copy) });
}

function savedOn(copy) {
  const day = new Date(copy.headers.get("date") ?? "");
  if (Number.isNaN(day.getTime())) return "";
  return `（${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日保存）`;
}

/** The page that says what to do without a network, at the address that was asked for. */
async function neverSeen() {
  const copy = await copyOf(OFFLINE);
  if (!copy) return Response.error();
  const html = (await copy.text()).replace("<head>", `<head><base href="${OFFLINE}">`);
  return new Response(html, { status: 503, headers: headersOf(copy) });
}

/** The headers of a kept answer, less those that speak of its bytes on the way. */
function headersOf(copy) {
  const headers = new Headers(copy.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return headers;
}
