// In an embed: tells the page around it how high it is, and nothing else.
if (parent !== window) {
  const say = () => parent.postMessage({ height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  new ResizeObserver(say).observe(document.documentElement);
  // The page's own script may come later than this one, and asks then.
  addEventListener("message", ({ source }) => source === parent && say());
}
