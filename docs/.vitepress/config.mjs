// The site of the documentation: the same files, with navigation and a search that asks no server.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const docs = dirname(dirname(fileURLToPath(import.meta.url)))
const root = dirname(docs)

const page = (text, name) => ({ text, link: `/docs/${name}` })

const results = readdirSync(join(docs, 'results'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => {
    const file = join(docs, 'results', entry.name, 'README.md')
    const title = readFileSync(file, 'utf8').match(/^# (.*)$/m)[1]
    return { text: title, link: `/docs/results/${entry.name}/README` }
  })

/** Links to sources lead nowhere here: what they say stays. */
function withoutLinksToSources(markdown) {
  const isSource = (href) => /^(\.\.\/)+ib-|^ib-|^(\.\.\/)*(LICENSE|NOTICE|CITATION\.cff)$/.test(href)
  let dropped = false
  const open = markdown.renderer.rules.link_open ?? ((t, i, o, e, self) => self.renderToken(t, i, o))
  const close = markdown.renderer.rules.link_close ?? ((t, i, o, e, self) => self.renderToken(t, i, o))
  markdown.renderer.rules.link_open = (tokens, i, options, env, self) => {
    dropped = isSource(tokens[i].attrGet('href') ?? '')
    return dropped ? '' : open(tokens, i, options, env, self)
  }
  markdown.renderer.rules.link_close = (tokens, i, options, env, self) => {
    const text = dropped ? '' : close(tokens, i, options, env, self)
    dropped = false
    return text
  }
}

/** Axes and a path that goes up, then left. */
const icon =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><path d='M5 3v24h24' fill='none' stroke='#888' stroke-width='2'/>" +
  "<path d='M10 23C25 23 28 9 14 8' fill='none' stroke='#3451b2' stroke-width='3'/><circle cx='14' cy='8' r='4' fill='#3451b2'/></svg>"

export default defineConfig({
  title: 'Information Bottleneck',
  description: 'A Java library that looks inside neural networks with information theory',
  lang: 'en-US',
  head: [['link', { rel: 'icon', href: 'data:image/svg+xml,' + encodeURIComponent(icon) }]],
  srcDir: '..',
  srcExclude: ['**/target/**', '**/node_modules/**', 'out/**', 'ib-*/**'],
  base: process.env.SITE_BASE ?? '/',
  outDir: join(docs, '.vitepress', 'dist'),
  metaChunk: true,
  vite: {
    // Pages above this folder would look for it above, too.
    resolve: {
      alias: [
        { find: /^vue\/server-renderer$/, replacement: join(docs, 'node_modules/vue/server-renderer/index.mjs') },
        { find: /^vue$/, replacement: join(docs, 'node_modules/vue/dist/vue.runtime.esm-bundler.js') }
      ]
    }
  },
  markdown: { config: withoutLinksToSources },
  themeConfig: {
    outline: [2, 3],
    search: { provider: 'local' },
    nav: [
      { text: 'Getting started', link: '/docs/getting-started' },
      { text: 'Verdicts', link: '/docs/results/README' },
      { text: 'Changelog', link: '/CHANGELOG' }
    ],
    sidebar: [
      {
        text: 'Begin',
        items: [
          { text: 'Overview', link: '/README' },
          page('Getting started', 'getting-started'),
          page('Questions', 'faq'),
          page('From other tools', 'migration')
        ]
      },
      {
        text: 'Estimate',
        items: [
          page('Choosing an estimator', 'choosing-an-estimator'),
          page('Large samples', 'large-samples'),
          page('Writing an estimator', 'writing-an-estimator'),
          page('The laws of an estimator', 'laws')
        ]
      },
      {
        text: 'Track',
        items: [
          page('Tracking', 'tracking'),
          page('Data', 'data'),
          page('Integrations', 'integrations'),
          page('Report', 'report'),
          page('Command line', 'command-line'),
          page('Sweeps', 'sweeps'),
          page('Sweeps on a cluster', 'scale-out')
        ]
      },
      {
        text: 'Understand',
        items: [
          page('Theory', 'theory'),
          page('Experiments', 'experiments'),
          { text: 'Verdicts', link: '/docs/results/README', collapsed: true, items: results }
        ]
      },
      {
        text: 'Trust',
        items: [
          page('Performance', 'performance'),
          page('Reliability', 'reliability'),
          page('Odd arguments', 'reliability-catalogue'),
          page('File formats', 'file-formats'),
          page('Dependencies', 'dependencies')
        ]
      },
      {
        text: 'Contribute',
        items: [
          { text: 'Contributing', link: '/CONTRIBUTING' },
          page('Architecture', 'architecture'),
          page('Development', 'development'),
          { text: 'Security', link: '/SECURITY' }
        ]
      }
    ]
  },
  /** The overview is the first page; tables and figures to download lie where the pages name them. */
  buildEnd({ outDir }) {
    writeFileSync(
      join(outDir, 'index.html'),
      '<!doctype html><title>Information Bottleneck</title><meta http-equiv="refresh" content="0; url=README.html">'
    )
    cpSync(join(docs, 'results'), join(outDir, 'docs', 'results'), {
      recursive: true,
      filter: (source) => !relative(docs, source).match(/\.(md|png)$/)
    })
  }
})
