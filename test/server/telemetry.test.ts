import { context, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { AggregationTemporality, DataPointType, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attributes as attributeFacts, metricFacts } from '../../src/server/telemetry/telemetry-names.js';
import { bankInProcess, boulangerie, call, transaction, type BankInProcess } from './bank-in-process.js';

const operating = `${boulangerie.ref}-operating`;
const secret = `whsec_${btoa('a secret of the tests alone')}`;

async function connectAndPush(bank: BankInProcess): Promise<void> {
  await bank.linked('boulangerie', ['operating']);
  await bank.server.ingest(boulangerie.ref, operating, [
    transaction('canary-one', bank.today()),
    transaction('canary-two', bank.today(), { description: 'canary-description' }),
  ]);
  await bank.server.push();
}

describe('without an SDK', () => {
  it('everything runs', async () => {
    const bank = bankInProcess();
    await connectAndPush(bank);
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'pushed', outcome: 'done', sent: 2 }));
  });
});

describe('with an SDK', () => {
  let spanExporter: InMemorySpanExporter;
  let metricExporter: InMemoryMetricExporter;
  let tracerProvider: BasicTracerProvider;
  let meterProvider: MeterProvider;
  let contextManager: AsyncLocalStorageContextManager;

  beforeEach(() => {
    spanExporter = new InMemorySpanExporter();
    metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] });
    // Exports when it is told to: the interval never comes round.
    meterProvider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 })] });
    contextManager = new AsyncLocalStorageContextManager().enable();
    context.setGlobalContextManager(contextManager);
    trace.setGlobalTracerProvider(tracerProvider);
    metrics.setGlobalMeterProvider(meterProvider);
  });
  afterEach(async () => {
    await tracerProvider.shutdown();
    await meterProvider.shutdown();
    contextManager.disable();
    trace.disable();
    metrics.disable();
    context.disable();
  });

  const finished = () => spanExporter.getFinishedSpans();

  /** Each root with what is below it, in the order in which they began: `push customer > push batch > codat readPush`. */
  function tree(): readonly string[] {
    const spans = finished();
    const byId = new Map(spans.map((span) => [span.spanContext().spanId, span]));
    const pathOf = (id: string): string => {
      const span = byId.get(id);
      if (!span) return '?';
      const parent = span.parentSpanContext?.spanId;
      return parent === undefined ? span.name : `${pathOf(parent)} > ${span.name}`;
    };
    return spans.map((span) => pathOf(span.spanContext().spanId));
  }

  function spanNamed(name: string) {
    const span = finished().findLast((one) => one.name === name);
    if (!span) throw new Error(`There is no span "${name}".`);
    return span;
  }

  async function exportedMetrics() {
    metricExporter.reset();
    await meterProvider.forceFlush();
    return metricExporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  }

  /** `{attribute: value}` and the sum (of a histogram, the count) of each data point. */
  async function pointsOf(name: string): Promise<readonly (readonly [unknown, unknown])[]> {
    const metric = (await exportedMetrics()).find(({ descriptor }) => descriptor.name === name);
    if (!metric) return [];
    return metric.dataPointType === DataPointType.HISTOGRAM
      ? metric.dataPoints.map(({ attributes, value }) => [attributes, value.count])
      : metric.dataPoints.map(({ attributes, value }) => [attributes, value]);
  }

  it('a customer’s connection and a push are a tree of spans', async () => {
    const bank = bankInProcess();
    await connectAndPush(bank);
    const seen = tree();
    for (const path of [
      'getFeed',
      'connect',
      'issueCredentials',
      'connect > codat findCompany',
      'connect > codat createCompany',
      'connect > codat createConnection',
      'connect > codat createSourceAccounts',
      'issueCredentials > codat issueCredentials',
      'push customer',
      'push customer > codat readConnection',
      'push customer > codat listSourceAccounts',
      'push customer > push batch',
      'push customer > push batch > codat pushTransactions',
      'push customer > push batch > codat readPush',
    ])
      expect(seen, path).toContain(path);
    expect(seen.filter((path) => path.includes('?'))).toEqual([]);
    expect(seen.filter((path) => path === 'push customer > push batch')).toHaveLength(1);
    expect(
      new Set(
        finished()
          .filter(({ name }) => name.startsWith('push '))
          .map((span) => span.spanContext().traceId),
      ).size,
    ).toBe(1);

    expect(spanNamed('connect')).toMatchObject({
      kind: SpanKind.SERVER,
      status: { code: SpanStatusCode.UNSET },
      attributes: { 'bankfeeds.verb': 'connect', 'http.request.method': 'POST', 'http.response.status_code': 200 },
    });
    expect(spanNamed('codat pushTransactions')).toMatchObject({
      kind: SpanKind.CLIENT,
      attributes: { 'bankfeeds.codat.operation': 'pushTransactions', 'http.response.status_code': 200 },
    });
    expect(spanNamed('push batch').attributes).toEqual({ 'bankfeeds.transactions': 2, 'bankfeeds.push.settlement': 'sent' });
    expect(spanNamed('push customer').attributes).toEqual({ 'bankfeeds.transactions': 2 });
  });

  it('a request below the host’s own span is a part of that', async () => {
    const bank = bankInProcess();
    await tracerProvider.getTracer('host').startActiveSpan('POST /api/*', async (span) => {
      await bank.adapterOf('boulangerie').getFeed(call());
      span.end();
    });
    expect(tree()).toContain('POST /api/* > getFeed');
    expect(spanNamed('getFeed').kind).toBe(SpanKind.INTERNAL);
  });

  it('a failure of Codat’s is one on each span that it goes through, by its code', async () => {
    const bank = bankInProcess();
    await bank.linked('boulangerie', ['operating']);
    bank.sandbox.faults.set([{ path: '*', times: 99, effect: { kind: 'status', status: 503 } }]);
    await expect(bank.adapterOf('boulangerie').credentials.issue(call())).rejects.toMatchObject({ code: 'codatUnavailable' });
    expect(spanNamed('codat issueCredentials')).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'codatUnavailable', 'http.response.status_code': 503 },
    });
    expect(spanNamed('issueCredentials')).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'codatUnavailable', 'http.response.status_code': 503 },
    });
    expect(await pointsOf('bankfeeds.codat.call.duration')).toContainEqual([
      { 'bankfeeds.codat.operation': 'issueCredentials', 'error.type': 'codatUnavailable' },
      1,
    ]);
  });

  it('what a customer may not do is no failure of the server’s', async () => {
    const bank = bankInProcess();
    await bank.send(null, 'GET', '/feed');
    expect(spanNamed('getFeed')).toMatchObject({
      status: { code: SpanStatusCode.UNSET },
      attributes: { 'error.type': 'unauthenticated', 'http.response.status_code': 401 },
    });
  });

  it('a journey is counted', async () => {
    const bank = bankInProcess();
    await connectAndPush(bank);
    await bank.send(null, 'GET', '/nothing-here');
    expect(await pointsOf('bankfeeds.requests')).toEqual(
      expect.arrayContaining([
        [{ 'bankfeeds.verb': 'connect', 'http.response.status_code': 200 }, 1],
        [{ 'bankfeeds.verb': '_OTHER', 'http.response.status_code': 404, 'error.type': 'notFound' }, 1],
      ]),
    );
    expect(await pointsOf('bankfeeds.transactions')).toEqual([[{ 'bankfeeds.transaction.result': 'sent' }, 2]]);
    expect(await pointsOf('bankfeeds.push.accounts')).toEqual([[{ 'bankfeeds.push.outcome': 'done' }, 1]]);
    expect(await pointsOf('bankfeeds.credentials.issued')).toEqual([[{}, 1]]);
    expect(await pointsOf('bankfeeds.codat.call.duration')).toContainEqual([{ 'bankfeeds.codat.operation': 'pushTransactions' }, 1]);
  });

  it('an account that is held up rings, by its level', async () => {
    const bank = bankInProcess({ bank: { balanceAfter: async () => 1 } });
    await connectAndPush(bank);
    for (let day = 0; day < 6; day += 1) {
      bank.sandbox.clock.advance(86_400_000);
      await bank.server.push();
    }
    const alarms = await pointsOf('bankfeeds.alarms');
    expect(alarms).toEqual([
      [{ 'bankfeeds.alarm': 'early', 'bankfeeds.push.outcome': 'balanceMismatch' }, 2],
      [{ 'bankfeeds.alarm': 'urgent', 'bankfeeds.push.outcome': 'balanceMismatch' }, 2],
    ]);
  });

  it('a message of Codat’s leads to what was looked at for its sake', async () => {
    const bank: BankInProcess = bankInProcess({
      server: { webhooks: { secrets: secret } },
      sandbox: { webhooks: { url: 'https://bank.example/codat', secret, fetch: (input, init) => bank.server.webhook(new Request(input, init)) } },
    });
    await connectAndPush(bank);
    spanExporter.reset();
    await bank.sandbox.webhooks?.deliver();
    await bank.server.followUp();
    const seen = tree();
    for (const path of ['webhook', 'webhook > follow hints', 'webhook > follow hints > codat readConnection']) expect(seen, path).toContain(path);
    expect(spanNamed('webhook').attributes).toEqual({
      'bankfeeds.webhook.type': expect.stringMatching(/^(connection|sourceAccount|company|bankTransactions)$/),
      'bankfeeds.webhook.is_new': true,
    });
    await bank.server.webhook(new Request('https://bank.example/codat', { method: 'POST', body: '{}' }));
    expect(spanNamed('webhook')).toMatchObject({ attributes: { 'error.type': 'forbidden' }, status: { code: SpanStatusCode.UNSET } });
    expect(await pointsOf('bankfeeds.webhooks.refused')).toEqual([[{ 'error.type': 'forbidden' }, 1]]);
    const types = (await pointsOf('bankfeeds.webhooks')).map(([attributes]) => JSON.stringify(attributes));
    expect(types.length).toBeGreaterThan(2);
    expect(types.length).toBeLessThan(6);
  });

  it('no name or attribute is of a customer, and none is a secret: each is one of those that are written down', async () => {
    const bank = bankInProcess({ server: { webhooks: { secrets: secret } } });
    await connectAndPush(bank);
    const pair = await bank.adapterOf('boulangerie').credentials.issue(call());
    const link = await bank.adapterOf('boulangerie').hostedLink.get(call());
    await bank.adapterOf('boulangerie').listTransactions({ accountId: operating, page: 1, pageSize: 9, orderBy: 'date', query: 'canary' }, call());
    bank.sandbox.faults.set([{ path: '*', times: 99, effect: { kind: 'status', status: 500 } }]);
    await bank.server.push();
    await bank.send('boulangerie', 'POST', `/feed/accounts/${operating}/canary`);

    const told = finished().map(({ name, attributes, events, links, status }) => ({ name, attributes, events, links, status }));
    const counted = (await exportedMetrics()).map(({ descriptor, dataPoints }) => ({
      name: descriptor.name,
      points: dataPoints.map(({ attributes }) => attributes),
    }));
    const text = JSON.stringify({ told, counted });
    expect(told.length).toBeGreaterThan(15);
    const { companyId, connectionId } = (await bank.ledger.findFeed(boulangerie.ref)) ?? {};
    for (const canary of [
      boulangerie.ref,
      operating,
      'operating',
      'Boulangerie',
      'canary',
      '445566',
      '498795',
      '1205',
      companyId,
      connectionId,
      pair.username,
      pair.password,
      new URL(link.url).search,
      bank.sandbox.apiKey,
      secret,
      'http:',
      'https:',
    ]) {
      expect(canary).toBeTruthy();
      expect(text).not.toContain(canary);
    }
    const names = new Set([
      ...told.flatMap(({ attributes }) => Object.keys(attributes)),
      ...counted.flatMap(({ points }) => points.flatMap((point) => Object.keys(point))),
    ]);
    expect([...names].filter((name) => !Object.hasOwn(attributeFacts, name))).toEqual([]);
    expect(counted.map(({ name }) => name).filter((name) => !Object.hasOwn(metricFacts, name))).toEqual([]);
    expect(told.flatMap(({ events, status }) => [...events, ...(status.message === undefined ? [] : [status.message])])).toEqual([]);
  });
});
