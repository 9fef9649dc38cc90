// Loaded into the bot's process by NODE_OPTIONS=--require: a library that says too much. SIGUSR2 has it write secrets to
// the console; the second time an error that nobody catches holds them.
const secrets = ['AUTOTASK_SECRET', 'BOT_PASSWORD', 'AZURE_CLIENT_SECRET', 'METRICS_TOKEN']
  .map((name) => process.env[name])
  .join(' ');
let told = false;

process.on('SIGUSR2', () => {
  if (told) void Promise.reject(new Error(`refused: ${secrets}`, { cause: new Error(secrets) }));
  else for (const say of ['error', 'warn', 'log']) console[say](`a library says %j`, { secrets });
  told = true;
});
