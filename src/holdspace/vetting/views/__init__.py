"""The pages of vetting: the applicant's, the readers', the deciders'."""
