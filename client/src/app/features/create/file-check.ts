import { formatOf } from './photo-format';
import { HEAVIEST_SENT } from './photo-render';

/** Larger files are more than a browser can open, to make them smaller. */
const MOST_BYTES = 100_000_000;

/** Files that can be shared, in their order, and a sentence for each of the others. */
export interface CheckedFiles {
  readonly fine: readonly File[];
  readonly refusals: readonly string[];
}

/** Looks at files before anything else is done with them. The server has the last word. */
export async function checkFiles(files: readonly File[]): Promise<CheckedFiles> {
  const checked = await Promise.all(files.map(async (file) => ({ file, refusal: await refusal(file) })));
  return {
    fine: checked.flatMap(({ file, refusal }) => (refusal === null ? file : [])),
    refusals: checked.flatMap(({ refusal }) => refusal ?? []),
  };
}

/** Why a file need not even be sent, in the server's words; null when it looks fine. */
async function refusal(file: File): Promise<string | null> {
  const subject = `“${file.name}”`;
  if (file.size === 0) return `${subject} is empty.`;
  const format = await formatOf(file).catch(() => null);
  if (!format) return `${subject} cannot be opened. It may have been moved or deleted.`;
  if (!format.readable) {
    const fault = format.name ? `has a format that cannot be read here (${format.name})` : 'is not a photo';
    return `${subject} ${fault}. Send a JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF.`;
  }
  const tooLarge = file.size > HEAVIEST_SENT && (file.size > MOST_BYTES || !(await canBeMadeSmaller(file)));
  return tooLarge ? `${subject} is larger than ${HEAVIEST_SENT / 1_000_000} MB.` : null;
}

/** Whether this browser can read a photo, as is needed to send less of it. */
async function canBeMadeSmaller(file: File): Promise<boolean> {
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}
