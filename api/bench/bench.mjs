// `npm run bench -- NAME`: measures, and says what it saw. Figures depend on the machine; compare them on one.
import { benchFeed } from './feed.mjs';
import { benchMedia } from './media.mjs';
import { benchRealtime } from './realtime.mjs';
import { benchRequests } from './requests.mjs';
import { benchSearch } from './search.mjs';

const benches = {
  feed: benchFeed,
  media: benchMedia,
  realtime: benchRealtime,
  requests: benchRequests,
  search: benchSearch,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`Say which: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(2);
}
await bench(args);
