import { applyDecorators } from '@nestjs/common';
import { Matches, registerDecorator, type ValidationOptions } from 'class-validator';

/** 3 to 30 of a-z, 0-9, `_` and `.`: at least one letter or digit, and dots only between the others. */
export const USERNAME = /^(?=.{3,30}$)(?=.*[a-z0-9])[a-z0-9_]+(?:\.[a-z0-9_]+)*$/;

/** The same for usernames that there are: earlier ones may have dots in other places. */
export const GIVEN_USERNAME = /^(?=.*[a-z0-9])[a-z0-9_.]{3,30}$/;

/** Names that would be mistaken for the service itself, or for one of its pages. */
const RESERVED = new Set(
  `about account accounts admin administrator all anonymous api app assets auth blog contact create docs everyone explore
  favicon.ico feed followers following health help home index.html info legal lightwell login logout mail media moderator
  news notifications null official photos post posts privacy robots.txt root search security settings signup staff status
  suggestions support system team terms undefined user users webmaster www`.split(/\s+/),
);

/** Whether a well-formed username is kept back. */
export const isReservedUsername = (username: string): boolean => RESERVED.has(username);

/** Validates a username, already lower-cased. */
export const IsUsername = () =>
  applyDecorators(
    IsNotReserved({ message: 'That username is reserved.' }),
    Matches(USERNAME, {
      message: 'A username has 3 to 30 letters (a-z), digits and underscores, with single dots between them.',
    }),
  );

const IsNotReserved =
  (options: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    registerDecorator({
      name: 'usernameReserved',
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: (value: unknown) => typeof value !== 'string' || !isReservedUsername(value) },
    });
  };
