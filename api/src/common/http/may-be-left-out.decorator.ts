import { ValidateIf } from 'class-validator';

/** A field that need not be sent. Null is a value, which `IsOptional` would let pass. */
export const MayBeLeftOut = () => ValidateIf((_, value) => value !== undefined);
