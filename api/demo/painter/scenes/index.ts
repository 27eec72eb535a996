import { aurora } from './aurora.js';
import { beach } from './beach.js';
import { city } from './city.js';
import { clouds } from './clouds.js';
import { dew } from './dew.js';
import { dunes } from './dunes.js';
import { fields } from './fields.js';
import { forest } from './forest.js';
import { lake } from './lake.js';
import { mountains } from './mountains.js';
import { night } from './night.js';
import { rain } from './rain.js';
import { sea } from './sea.js';
import { snow } from './snow.js';
import { stillLife } from './still-life.js';

/** Every kind of picture the studio can make. */
export const scenes = {
  aurora,
  beach,
  city,
  clouds,
  dew,
  dunes,
  fields,
  forest,
  lake,
  mountains,
  night,
  rain,
  sea,
  snow,
  stillLife,
};
