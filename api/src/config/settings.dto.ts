import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, ValidateIf } from 'class-validator';

const toList = ({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.split(',').flatMap((item) => item.trim() || []) : value;

const ON_OFF = ['on', 'off'] as const;
const WEB_URL = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** Those without a default. */
export const UNSET_SETTINGS = [
  'DATABASE_URL',
  'REDIS_URL',
  'JWT_SECRET',
  'PUBLIC_URL',
  'DEMO',
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'S3_PUBLIC_URL',
  'VAPID_PRIVATE_KEY',
  'VAPID_SUBJECT',
] as const satisfies readonly (keyof Settings)[];

/** The environment variables that Lightwell knows, as they are written. An empty one counts as not set. */
export class Settings {
  @IsOptional()
  @IsIn(['development', 'production', 'test'], { message: 'must be development, production or test' })
  NODE_ENV: 'development' | 'production' | 'test' = 'development';

  @IsString()
  HOST = '127.0.0.1';

  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be between 0 and 65535' })
  @Max(65535, { message: 'must be between 0 and 65535' })
  PORT = 3000;

  @IsString()
  DATA_DIR = './data';

  @IsOptional()
  @Matches(/^(sqlite|mysql|mariadb):\/\//, { message: 'must begin with sqlite://, mysql:// or mariadb://' })
  DATABASE_URL?: string;

  /** Megabytes (10^6 bytes) that each person may store; 0 for no limit. */
  @Type(() => Number)
  @Min(0, { message: 'must be 0 or more' })
  @IsInt({ message: 'must be a whole number' })
  MEDIA_QUOTA_MB = 2000;

  @IsIn(['local', 's3'], { message: 'must be local or s3' })
  MEDIA_STORAGE: 'local' | 's3' = 'local';

  @IsOptional()
  @IsUrl(WEB_URL, { message: 'must be an http or https URL' })
  S3_ENDPOINT?: string;

  @IsString()
  S3_REGION = 'us-east-1';

  @IsOptional()
  @Matches(/^[\w.-]{3,63}$/, { message: 'must be the name of a bucket' })
  S3_BUCKET?: string;

  @IsOptional()
  @IsString()
  S3_ACCESS_KEY_ID?: string;

  @IsOptional()
  @IsString()
  S3_SECRET_ACCESS_KEY?: string;

  @IsOptional()
  @IsUrl(WEB_URL, { message: 'must be an http or https URL' })
  S3_PUBLIC_URL?: string;

  @IsOptional()
  @IsString()
  JWT_SECRET?: string;

  @IsOptional()
  @Matches(/^[\w-]{43}$/, { message: 'must be 32 bytes in base64url' })
  VAPID_PRIVATE_KEY?: string;

  @IsOptional()
  @Matches(/^(https:\/\/[^/\s]|mailto:[^@\s]+@[^@\s])/, { message: 'must begin with https:// or mailto:' })
  VAPID_SUBJECT?: string;

  @IsIn(ON_OFF, { message: 'must be on or off' })
  PUBLIC_BROWSING: 'on' | 'off' = 'on';

  @IsOptional()
  @IsUrl(WEB_URL, { message: 'must be an http or https URL' })
  PUBLIC_URL?: string;

  @Transform(toList)
  @ValidateIf((settings: Settings) => settings.CORS_ORIGINS.length > 0)
  @Matches(/^https?:\/\/[^/]+$/, {
    each: true,
    message: 'must be origins such as https://example.org, separated by commas',
  })
  CORS_ORIGINS: string[] = [];

  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'must begin with redis:// or rediss://' })
  REDIS_URL?: string;

  @IsOptional()
  @IsIn(ON_OFF, { message: 'must be on or off' })
  DEMO?: 'on' | 'off';

  @IsIn(ON_OFF, { message: 'must be on or off' })
  RATE_LIMITS: 'on' | 'off' = 'on';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    message: 'must be fatal, error, warn, info, debug, trace or silent',
  })
  LOG_LEVEL = 'info';

  @IsIn(ON_OFF, { message: 'must be on or off' })
  FETCH_ALLOW_PRIVATE: 'on' | 'off' = 'off';

  @Matches(/^(any|\d{1,5}(\s*,\s*\d{1,5})*)$/, { message: 'must be any, or ports separated by commas' })
  FETCH_PORTS = '80,443';

  @Matches(/^(off|\d{1,2}|[0-9a-fA-F.:/, ]+)$/, {
    message: 'must be off, the number of proxies in front, or their addresses separated by commas',
  })
  TRUST_PROXY = 'off';
}
