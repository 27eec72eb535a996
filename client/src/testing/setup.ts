// jsdom draws nothing and says so at length each time; photos then simply have no blurhash.
vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
