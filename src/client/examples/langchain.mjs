// Baton's search as a retriever in a LangChain chain: `node langchain.mjs URL "question"`.
import { Document } from '@langchain/core/documents'
import { BaseRetriever } from '@langchain/core/retrievers'
import { RunnableLambda, RunnableSequence } from '@langchain/core/runnables'
import { baton } from 'baton-client'

/** The published articles, found by the bot's own search, best first. */
export class BatonRetriever extends BaseRetriever {
  lc_namespace = ['baton', 'retrievers']
  #baton

  constructor(options) {
    super()
    this.#baton = baton(options)
  }

  async _getRelevantDocuments(q) {
    const { found } = await this.#baton.call('GET /api/articles/search', { query: { q } })
    return found.map(
      ({ passage, ...metadata }) => new Document({ pageContent: passage, metadata }),
    )
  }
}

const [url = 'http://localhost:3000', question = 'Where is my parcel?'] = process.argv.slice(2)
const chain = RunnableSequence.from([
  new BatonRetriever({ url }),
  // Here would stand a prompt and a model of yours.
  RunnableLambda.from((documents) => documents.map(({ metadata }) => metadata.title)),
])
console.log((await chain.invoke(question)).join('\n'))
