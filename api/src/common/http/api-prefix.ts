/** Where the API lives; a change that breaks clients is made beside it, under another number. */
export const API_PREFIX = '/api/v1';
