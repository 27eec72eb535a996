import { DomainError } from '../common/errors/domain-error.js';

/** 403: what hidden people do would reach nobody, so they are told instead. */
export class AccountHidden extends DomainError {
  constructor() {
    super(
      'account_hidden',
      'Your account is hidden by those who run this place: you can look, but not take part.',
    );
  }
}
