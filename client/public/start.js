// Runs before anything is painted, so that the frame of index.html is in the colours that were chosen, and greets nobody as a visitor
// who is none. The app itself uses the same keys (core/appearance/theme.ts, core/session/session-store.ts).
const page = document.documentElement;
try {
  const theme = localStorage.getItem('lightwell.theme');
  if (theme === 'light' || theme === 'dark') page.setAttribute('data-theme', theme);
  if (localStorage.getItem('lightwell.had-session')) page.classList.add('returning');
} catch {
  // Storage may be forbidden; the app does without it, too.
}
