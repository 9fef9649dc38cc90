import './defer-sign-in';

/**
 * The two classes of teams-ai that the bot is made of, from their own files: the package's index also loads planners,
 * models and tokenizers for language models, which take a quarter of its time and 25 MB, and which nothing here uses.
 */
export { Application } from '@microsoft/teams-ai/lib/Application';
export { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter';
