/** After this long without a key or a pointer nobody is at the page. */
const AWAY_MS = 60_000;

let lastSeen = Date.now();

for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
  window.addEventListener(sign, () => (lastSeen = Date.now()), { passive: true, capture: true });
}

/** What the page asks while nobody is at it must not keep the session alive. */
export const isAttended = (): boolean => Date.now() - lastSeen < AWAY_MS;
