import { UpstreamError } from '../../mapping/upstream-error';

/** The configured publisher cannot work with this instance of Autotask; a person has to mend the configuration. */
export class PublisherConfigurationError extends UpstreamError {
  /** @param reason what is wrong, one plain sentence */
  constructor(reason: string) {
    super(
      'Autotask',
      'rejected',
      `AUTOTASK_PUBLISHER is field, but AUTOTASK_SSO_FIELD cannot be used: ${reason}`,
      {
        advice:
          'Set AUTOTASK_SSO_FIELD to a writable text field of Resources, or AUTOTASK_PUBLISHER to auto or ticket.',
      },
    );
  }
}
