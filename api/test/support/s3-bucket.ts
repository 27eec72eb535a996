import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import type { MediaTarget } from '../../src/config/config.js';
import type { ThrowAwayS3 } from './s3-server.js';

/** A client of the server itself, to look behind the product. */
export function s3Client({ endpoint, accessKeyId, secretAccessKey }: ThrowAwayS3): S3Client {
  return new S3Client({
    endpoint,
    region: 'default',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
}

/** The settings of photos in S3. */
export type S3Target = Extract<MediaTarget, { kind: 's3' }>;

/** Makes a bucket and describes it as the settings would. */
export async function makeBucket(server: ThrowAwayS3, bucket: string): Promise<S3Target> {
  await s3Client(server).send(new CreateBucketCommand({ Bucket: bucket }));
  const { endpoint, accessKeyId, secretAccessKey } = server;
  return { kind: 's3', endpoint, region: 'default', bucket, accessKeyId, secretAccessKey, publicUrl: null };
}

/** Lets everybody read what is in a bucket. @returns its public address */
export async function publish(server: ThrowAwayS3, bucket: string): Promise<string> {
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` },
    ],
  });
  await s3Client(server).send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
  return `${server.endpoint}/${bucket}`;
}
