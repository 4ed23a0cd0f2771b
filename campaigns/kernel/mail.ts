/** A mail of the installation itself (invitation, password reset), never marketing. Sent from system@MAIL_FROM_DOMAIN. */
export type SystemMail = {
  kind: 'invitation' | 'password_reset' | 'notice';
  to: { address: string; name: string };
  subject: string;
  html: string;
  text: string;
};

/** Sends one system mail; rejects when the transport refuses it. Made by campaigns/delivery/transports/. */
export type SystemMailer = (mail: SystemMail) => Promise<void>;
