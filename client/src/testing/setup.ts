// jsdom draws nothing and says so at length each time; photos then simply have no blurhash.
vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
// It has no layout either, and so nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;
