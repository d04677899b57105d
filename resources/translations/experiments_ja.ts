<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>experiment</name>
    <message>
        <source>Attention</source>
        <translation>注意機構</translation>
    </message>
    <message>
        <source>Attention of a model</source>
        <translation>モデルの注意</translation>
    </message>
    <message>
        <source>Every head&apos;s attention map on a text, what each head does, and one map from whole to cell</source>
        <translation>テキストに対する全ヘッドの注意マップ、各ヘッドの役割、全体から 1 セルまで見られる大きなマップ</translation>
    </message>
    <message>
        <source>Model that reads the text</source>
        <translation>テキストを読むモデル</translation>
    </message>
    <message>
        <source>Text whose tokens attend to each other</source>
        <translation>トークンどうしが注意を向け合うテキスト</translation>
    </message>
    <message>
        <source>Layer whose head is shown large</source>
        <translation>大きく表示するヘッドの層</translation>
    </message>
    <message>
        <source>Head of that layer</source>
        <translation>その層のヘッド</translation>
    </message>
    <message>
        <source>One head, the mean or largest of the layer&apos;s heads, or what flows up to the layer</source>
        <translation>1 つのヘッド、層のヘッドの平均または最大、あるいはその層までに流れ込む注意（ロールアウト）</translation>
    </message>
    <message>
        <source>As it is, over what uniform attention gives, or without the first token</source>
        <translation>そのまま、一様な注意との比、または最初のトークンを除いた値</translation>
    </message>
    <message>
        <source>Share of attention in each step of the rollout; the rest stays in place</source>
        <translation>ロールアウトの各段で注意が占める割合。残りはその位置にとどまります</translation>
    </message>
    <message>
        <source>As the weights are stored, or exactly in float32</source>
        <translation>重みの保存形式のまま計算するか、float32 で正確に計算するか</translation>
    </message>
    <message>
        <source>Names of special tokens in the text are special tokens</source>
        <translation>テキスト中の特殊トークンの名前を特殊トークンとして扱う</translation>
    </message>
    <message>
        <source>Instead of the text, 32 random tokens and the same again: what a head can do</source>
        <translation>テキストの代わりに無作為な 32 トークンを 2 回繰り返し、ヘッドの能力を調べる</translation>
    </message>
    <message>
        <source>Tokens that the model goes on with, the likeliest each time</source>
        <translation>モデルが続けて生成するトークン数（毎回もっとも確率の高いもの）</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Tokens that look, from and to; empty: all</source>
        <translation>見る側のトークンの範囲（開始と終了）。空欄: すべて</translation>
    </message>
    <message>
        <source>Tokens that are looked at, from and to; empty: all</source>
        <translation>見られる側のトークンの範囲（開始と終了）。空欄: すべて</translation>
    </message>
    <message>
        <source>The whole, or one part of it large</source>
        <translation>全体を表示するか、一部を大きく表示するか</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>ヘッドの並び順</translation>
    </message>
    <message>
        <source>Token whose attention colours the text; -1: the last</source>
        <translation>テキストを色づける注意の元となるトークン。-1: 最後</translation>
    </message>
    <message>
        <source>Weights below it are not drawn</source>
        <translation>これより小さい重みは描きません</translation>
    </message>
    <message>
        <source>Lines drawn at most</source>
        <translation>描く線の最大数</translation>
    </message>
    <message>
        <source>Colours of the weights</source>
        <translation>重みの配色</translation>
    </message>
    <message>
        <source>How a weight becomes a colour; lift: times the number of keys, 1 is uniform</source>
        <translation>重みから色への変換。lift: キーの数を掛け、1 が一様</translation>
    </message>
    <message>
        <source>Next-token probabilities</source>
        <translation>次トークンの確率</translation>
    </message>
    <message>
        <source>What a model expects at each token, its surprise, and the layer where it forms</source>
        <translation>各トークンでモデルが何を予想し、どれだけ驚き、どの層で予想が形づくられるか</translation>
    </message>
    <message>
        <source>Model that predicts</source>
        <translation>予測するモデル</translation>
    </message>
    <message>
        <source>Text that it reads</source>
        <translation>モデルが読むテキスト</translation>
    </message>
    <message>
        <source>Likeliest next tokens kept at each position</source>
        <translation>各位置で残す、確率の高い次トークンの数</translation>
    </message>
    <message>
        <source>What each layer would predict</source>
        <translation>各層だけで予測した場合の結果</translation>
    </message>
    <message>
        <source>Position whose predictions are shown; -1: the last</source>
        <translation>予測を表示する位置。-1: 最後</translation>
    </message>
    <message>
        <source>Colours of surprise</source>
        <translation>驚き（サプライザル）の配色</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>デコード</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>A model continues a text; each step shows how its next token was chosen</source>
        <translation>モデルがテキストの続きを書き、次のトークンの選び方を 1 ステップずつ見せます</translation>
    </message>
    <message>
        <source>Model that continues the text</source>
        <translation>テキストの続きを書くモデル</translation>
    </message>
    <message>
        <source>Text to continue</source>
        <translation>続きを書かせるテキスト</translation>
    </message>
    <message>
        <source>Tokens to write at most, the end token included</source>
        <translation>生成するトークンの最大数（終了トークンを含む）</translation>
    </message>
    <message>
        <source>Names of special tokens in the prompt are special tokens</source>
        <translation>プロンプト中の特殊トークンの名前を特殊トークンとして扱う</translation>
    </message>
    <message>
        <source>How the next token is chosen</source>
        <translation>次のトークンの選び方</translation>
    </message>
    <message>
        <source>Scores are divided by it: below 1 sharper, above 1 flatter</source>
        <translation>スコアをこの値で割ります。1 未満で鋭く、1 を超えると平らになります</translation>
    </message>
    <message>
        <source>Keeps so many of the likeliest; contrastive: compares them (0: 4)</source>
        <translation>確率の高いものをこの数だけ残します。contrastive では比較する候補数（0: 4）</translation>
    </message>
    <message>
        <source>Keeps the likeliest that together reach this probability; 1: all</source>
        <translation>合計がこの確率に達するまで、確率の高いものを残します。1: すべて</translation>
    </message>
    <message>
        <source>Keeps those at least this share as probable as the likeliest; 0: all</source>
        <translation>最大確率に対してこの割合以上のものを残します。0: すべて</translation>
    </message>
    <message>
        <source>Keeps those whose surprise is nearest to the expected, up to this probability</source>
        <translation>驚きが期待値に近いものから、この確率に達するまで残します</translation>
    </message>
    <message>
        <source>Keeps those at least this probable; 0: all</source>
        <translation>この確率以上のものを残します。0: すべて</translation>
    </message>
    <message>
        <source>The same, lower where the entropy is high; 0: all</source>
        <translation>同じく確率で絞りますが、エントロピーが高いほど緩くします。0: すべて</translation>
    </message>
    <message>
        <source>Scores of tokens that stand in the text, divided by it (times it below 0); 1: as they are</source>
        <translation>すでに現れたトークンのスコアをこの値で割ります（負なら掛けます）。1: そのまま</translation>
    </message>
    <message>
        <source>Taken off the score of what was written</source>
        <translation>生成済みのトークンのスコアから引く値</translation>
    </message>
    <message>
        <source>Taken off the score for each time it was written</source>
        <translation>生成された回数ごとにスコアから引く値</translation>
    </message>
    <message>
        <source>Never the same so many tokens in a row twice; 0: no rule</source>
        <translation>この長さの同じトークン列を 2 度使いません。0: 制限なし</translation>
    </message>
    <message>
        <source>No end token before so many</source>
        <translation>この数に達するまで終了トークンを出しません</translation>
    </message>
    <message>
        <source>Ids of tokens that never come</source>
        <translation>決して出さないトークンの ID</translation>
    </message>
    <message>
        <source>Weight of not being like what stands before; 0: greedy</source>
        <translation>前の内容と似ないことの重み。0: 貪欲法</translation>
    </message>
    <message>
        <source>Draws tokens as sample does; else the likeliest</source>
        <translation>sample と同じくトークンを抽選します。オフなら最も確率の高いもの</translation>
    </message>
    <message>
        <source>Guessed from: earlier places of the last tokens, or the model&apos;s first layers</source>
        <translation>推測の元: 直近のトークンが以前に現れた場所、またはモデルの最初の数層</translation>
    </message>
    <message>
        <source>Guesses at most before they are verified</source>
        <translation>検証までに推測する最大数</translation>
    </message>
    <message>
        <source>Layers that guess</source>
        <translation>推測に使う層の数</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Guessing ends after a token that is less probable</source>
        <translation>確率がこれを下回るトークンで推測を終えます</translation>
    </message>
    <message>
        <source>Tokens put into the text: step, id, step, id …; a click on a candidate adds one</source>
        <translation>テキストに強制的に入れるトークン: ステップ, ID, ステップ, ID …。候補をクリックすると追加されます</translation>
    </message>
    <message>
        <source>Token whose choice is shown, from 0</source>
        <translation>選択の過程を表示するトークン（0 から）</translation>
    </message>
    <message>
        <source>What colours the tokens</source>
        <translation>トークンの色が表すもの</translation>
    </message>
    <message>
        <source>Colours of the tokens</source>
        <translation>トークンの配色</translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation>ビームサーチ</translation>
    </message>
    <message>
        <source>Keeps the best few continuations at each step; the tree shows what it dropped</source>
        <translation>各ステップで最良の続きをいくつか残します。捨てたものも木に表示します</translation>
    </message>
    <message>
        <source>Continuations kept at each step</source>
        <translation>各ステップで残す続きの数</translation>
    </message>
    <message>
        <source>Scores are divided by the length to this power: above 0 favours longer texts</source>
        <translation>スコアを長さのこの乗で割ります。0 を超えると長いテキストが有利になります</translation>
    </message>
    <message>
        <source>The length itself, or (5 + length) / 6</source>
        <translation>長さそのもの、または (5 + 長さ) / 6</translation>
    </message>
    <message>
        <source>Stops when the best running beam, as long as it is now, cannot win (no); when enough beams have ended (yes); when none can win at any length (never)</source>
        <translation>停止条件: 継続中の最良のビームが現在の長さで勝てない (no)、十分な数のビームが終了した (yes)、どの長さでも勝てない (never)</translation>
    </message>
    <message>
        <source>Ids of tokens that every output begins with, free of charge; a click on what might have come forces it</source>
        <translation>すべての出力の先頭に置くトークンの ID（コストなし）。来る可能性のあったものをクリックすると強制できます</translation>
    </message>
    <message>
        <source>Node whose details are shown; -1: the last fork of the best path</source>
        <translation>詳細を表示するノード。-1: 最良の経路の最後の分岐</translation>
    </message>
    <message>
        <source>The tree as it was after so many steps; -1: now</source>
        <translation>このステップ数の時点の木。-1: 現在</translation>
    </message>
    <message>
        <source>Shows what was considered and not kept</source>
        <translation>検討されたが残らなかったものも表示します</translation>
    </message>
    <message>
        <source>From left to right: tokens written, or surprise so far</source>
        <translation>横軸: 生成したトークン数、またはそれまでの驚きの合計</translation>
    </message>
    <message>
        <source>What colours the nodes</source>
        <translation>ノードの色が表すもの</translation>
    </message>
    <message>
        <source>Nodes drawn as a wedge with all below them</source>
        <translation>配下をまとめて三角形で描くノード</translation>
    </message>
    <message>
        <source>Text that stands out where it is found</source>
        <translation>見つかった箇所を強調するテキスト</translation>
    </message>
    <message>
        <source>Colours of the nodes</source>
        <translation>ノードの配色</translation>
    </message>
    <message>
        <source>Diverse beam search</source>
        <translation>多様なビームサーチ</translation>
    </message>
    <message>
        <source>Groups of beams take turns; each is taxed for words that earlier groups chose</source>
        <translation>ビームのグループが順に進み、先のグループが選んだ語には罰則を受けます</translation>
    </message>
    <message>
        <source>Continuations kept at each step, of all groups together</source>
        <translation>全グループを合わせて、各ステップで残す続きの数</translation>
    </message>
    <message>
        <source>Groups that the beams are split into; they must divide the beams</source>
        <translation>ビームを分けるグループの数。ビーム数の約数であること</translation>
    </message>
    <message>
        <source>Tax for what earlier groups chose (lambda)</source>
        <translation>先のグループが選んだものへの罰則 (lambda)</translation>
    </message>
    <message>
        <source>nat</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>What is taxed: the same token at the same place; that, less where groups have parted; an n-gram used anywhere; words of a like meaning</source>
        <translation>罰則の対象: 同じ位置の同じトークン、それをグループの違いに応じて弱めたもの、どこかで使われた n-gram、似た意味の語</translation>
    </message>
    <message>
        <source>Tokens of an n-gram</source>
        <translation>n-gram のトークン数</translation>
    </message>
    <message>
        <source>The rules of the transformers library, or of the paper</source>
        <translation>transformers ライブラリの規則、または論文の規則</translation>
    </message>
    <message>
        <source>Scores are divided by the length to this power</source>
        <translation>スコアを長さのこの乗で割ります</translation>
    </message>
    <message>
        <source>A group stops when its best running beam, as long as it is now, cannot win (no); when enough have ended (yes); when none can win at any length (never)</source>
        <translation>グループの停止条件: 継続中の最良のビームが現在の長さで勝てない (no)、十分な数が終了した (yes)、どの長さでも勝てない (never)</translation>
    </message>
    <message>
        <source>Runs plain beam search with as many beams as well</source>
        <translation>同じビーム数の通常のビームサーチも実行します</translation>
    </message>
    <message>
        <source>Texts that would be right, one a line: the best output is compared to them</source>
        <translation>正解となるテキスト（1 行に 1 つ）。最良の出力と比較します</translation>
    </message>
    <message>
        <source>Order of the table: the search&apos;s score; log-probability with tax; without; that, a token</source>
        <translation>表の並び順: 探索のスコア、罰則ありの対数確率、罰則なし、トークンあたり</translation>
    </message>
    <message>
        <source>LLM tree search</source>
        <translation>LLM 木探索</translation>
    </message>
    <message>
        <source>Grows a tree of continuations where the model is most confident</source>
        <translation>モデルの確信が最も高いところから続きの木を伸ばします</translation>
    </message>
    <message>
        <source>Model that proposes and judges</source>
        <translation>提案と評価を行うモデル</translation>
    </message>
    <message>
        <source>Text to continue: the root of the tree</source>
        <translation>続きを書かせるテキスト（木の根）</translation>
    </message>
    <message>
        <source>Leaves drawn by confidence (P), as AlphaGo (A), exact likeliest text (E)</source>
        <translation>確信度で葉を抽選 (P)、AlphaGo 方式 (A)、最尤テキストを厳密に探索 (E)</translation>
    </message>
    <message>
        <source>A second strategy on the same prompt</source>
        <translation>同じプロンプトで比べる 2 つめの戦略</translation>
    </message>
    <message>
        <source>Of a path: mean probability (geo), whole (prod), least (min), lead of the first token (margin), 1 - entropy (ent)</source>
        <translation>経路の値: 平均確率 (geo)、全体 (prod)、最小 (min)、第 1 候補の差 (margin)、1 - エントロピー (ent)</translation>
    </message>
    <message>
        <source>Expansions at most</source>
        <translation>展開の最大数</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Nodes run through the model at most; 0: no limit</source>
        <translation>モデルで評価するノードの最大数。0: 無制限</translation>
    </message>
    <message>
        <source>Tokens read by the model at most, the prompt&apos;s included; 0: no limit</source>
        <translation>モデルが読むトークンの最大数（プロンプトを含む）。0: 無制限</translation>
    </message>
    <message>
        <source>Time to search at most; 0: no limit. The result then depends on the machine</source>
        <translation>探索時間の上限。0: 無制限。上限を設けると結果がマシンに依存します</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Leaves evaluated together</source>
        <translation>まとめて評価する葉の数</translation>
    </message>
    <message>
        <source>Tokens of a completion at most</source>
        <translation>補完のトークンの最大数</translation>
    </message>
    <message>
        <source>Children of a node at most</source>
        <translation>ノードの子の最大数</translation>
    </message>
    <message>
        <source>Least probability of a child, as a share of the likeliest one&apos;s</source>
        <translation>子の最小確率（最も確率の高い子に対する割合）</translation>
    </message>
    <message>
        <source>Completions kept</source>
        <translation>残す補完の数</translation>
    </message>
    <message>
        <source>Completions in the diverse pick</source>
        <translation>多様性を考えて選ぶ補完の数</translation>
    </message>
    <message>
        <source>Temperature of the draw: small is best first, large is breadth</source>
        <translation>抽選の温度。小さいと最良優先、大きいと幅優先になります</translation>
    </message>
    <message>
        <source>How much branches that were expanded often are held back</source>
        <translation>何度も展開された枝をどれだけ抑えるか</translation>
    </message>
    <message>
        <source>A likelier first token is appended without branching</source>
        <translation>第 1 候補の確率がこれを超えると、分岐せずに続けます</translation>
    </message>
    <message>
        <source>Open leaves at most; the least confident are pruned</source>
        <translation>未展開の葉の最大数。確信の低いものから刈り込みます</translation>
    </message>
    <message>
        <source>Walks from the root at most</source>
        <translation>根からの探索の最大回数</translation>
    </message>
    <message>
        <source>Weight of the prior against the value</source>
        <translation>価値に対する事前確率の重み</translation>
    </message>
    <message>
        <source>Values are scaled by the least and the greatest so far</source>
        <translation>これまでの最小値と最大値で価値を正規化します</translation>
    </message>
    <message>
        <source>Value of a child that was not visited</source>
        <translation>未訪問の子の価値</translation>
    </message>
    <message>
        <source>Of the children: the model&apos;s, or all the same</source>
        <translation>子の事前確率: モデルによるもの、またはすべて同じ</translation>
    </message>
    <message>
        <source>Root priors are mixed with Dirichlet noise</source>
        <translation>根の事前確率にディリクレ雑音を混ぜます</translation>
    </message>
    <message>
        <source>The answer is drawn by visits^(1/T); 0: the most visited</source>
        <translation>答えを 訪問回数^(1/T) で抽選します。0: 最多訪問</translation>
    </message>
    <message>
        <source>What a leaf is worth: confidence, that of a greedy roll-out, or a rule</source>
        <translation>葉の価値: 確信度、貪欲なロールアウトの確信度、または規則</translation>
    </message>
    <message>
        <source>Tokens of a roll-out</source>
        <translation>ロールアウトのトークン数</translation>
    </message>
    <message>
        <source>Regular expression to be found, or text to be near</source>
        <translation>見つけたい正規表現、または近づけたいテキスト</translation>
    </message>
    <message>
        <source>Tokens that are worth most</source>
        <translation>価値が最大になるトークン数</translation>
    </message>
    <message>
        <source>Token ids that every completion begins with</source>
        <translation>すべての補完の先頭に置くトークン ID</translation>
    </message>
    <message>
        <source>Node whose details are shown; -1: the last fork on the answer&apos;s path</source>
        <translation>詳細を表示するノード。-1: 答えの経路の最後の分岐</translation>
    </message>
    <message>
        <source>Does tree search solve more?</source>
        <translation>木探索はより多く解けるか</translation>
    </message>
    <message>
        <source>Tree search beside greedy, samples and beam at equal evaluations, on tasks with answers</source>
        <translation>答えのある課題で、同じ評価回数の貪欲法・サンプリング・ビームと木探索を比較します</translation>
    </message>
    <message>
        <source>Model that answers</source>
        <translation>答えるモデル</translation>
    </message>
    <message>
        <source>Make 24 of four numbers, or word problems</source>
        <translation>4 つの数で 24 を作る、または文章題</translation>
    </message>
    <message>
        <source>Ways to answer: greedy, samples, beam, P, A, E</source>
        <translation>答え方: greedy, samples, beam, P, A, E</translation>
    </message>
    <message>
        <source>Worked examples before the question</source>
        <translation>質問の前に置く解答例の数</translation>
    </message>
    <message>
        <source>First task, from 0, in the order of the file</source>
        <translation>最初の課題（ファイルの順、0 から）</translation>
    </message>
    <message>
        <source>How many tasks</source>
        <translation>課題の数</translation>
    </message>
    <message>
        <source>Nodes run through the model for each task and strategy</source>
        <translation>課題と戦略ごとにモデルで評価するノード数</translation>
    </message>
    <message>
        <source>Tokens of an answer at most</source>
        <translation>答えのトークンの最大数</translation>
    </message>
    <message>
        <source>Leaves or samples evaluated together</source>
        <translation>まとめて評価する葉またはサンプルの数</translation>
    </message>
    <message>
        <source>Children of a node at most, in tree search</source>
        <translation>木探索でのノードの子の最大数</translation>
    </message>
    <message>
        <source>Temperature of the draw of leaves, in mode P</source>
        <translation>P モードで葉を抽選する温度</translation>
    </message>
    <message>
        <source>Tokenization</source>
        <translation>トークン化</translation>
    </message>
    <message>
        <source>Compare tokenizers</source>
        <translation>トークナイザの比較</translation>
    </message>
    <message>
        <source>Up to four tokenizers on one text, aligned by byte, with their counts and losses</source>
        <translation>1 つのテキストを最大 4 つのトークナイザで分割し、バイト位置をそろえて数と損失を比べます</translation>
    </message>
    <message>
        <source>Text to split</source>
        <translation>分割するテキスト</translation>
    </message>
    <message>
        <source>Names or paths of up to four tokenizers</source>
        <translation>トークナイザの名前またはパス（最大 4 つ）</translation>
    </message>
    <message>
        <source>Tokens from the start of the text that a loaded model is measured on</source>
        <translation>読み込んだモデルを評価する、テキスト先頭からのトークン数</translation>
    </message>
    <message>
        <source>Place in the text whose tokens show their merges; -1: none</source>
        <translation>マージの過程を表示するトークンの位置。-1: なし</translation>
    </message>
    <message>
        <source>What attention attends to</source>
        <translation>注意は何に向くのか</translation>
    </message>
    <message>
        <source>Five steps: a head that copies, the place where heads rest, a head that looks one token back</source>
        <translation>5 ステップ: コピーするヘッド、ヘッドが休む場所、1 つ前のトークンを見るヘッド</translation>
    </message>
    <message>
        <source>Every token looks back</source>
        <translation>どのトークンも後ろを振り返る</translation>
    </message>
    <message>
        <source>A language model reads a text token by token. In each layer every head lets a token look at the tokens before it, and at itself. Each row of the map is one token that looks; each column is one that is looked at; bright is strong. A row adds up to 1.

Point at a cell: the same tokens light up everywhere.</source>
        <translation>言語モデルはテキストをトークンごとに読みます。各層のヘッドは、トークンに自分自身とそれより前のトークンを見せます。マップの行は見る側のトークン、列は見られる側のトークンで、明るいほど強い注意です。1 行の合計は 1 です。

セルを指してみてください。同じトークンがあらゆる場所で光ります。</translation>
    </message>
    <message>
        <source>A head that looks for repeats</source>
        <translation>繰り返しを探すヘッド</translation>
    </message>
    <message>
        <source>This sentence says the same words twice. We now look at layer 17, head 4.</source>
        <translation>この文では同じ語が 2 度現れます。層 17、ヘッド 4 を見てみましょう。</translation>
    </message>
    <message>
        <source>Where will the second &quot;quick&quot; look?</source>
        <translation>2 つめの &quot;quick&quot; はどこを見るでしょうか。</translation>
    </message>
    <message>
        <source>At the first &quot;quick&quot;</source>
        <translation>1 つめの &quot;quick&quot;</translation>
    </message>
    <message>
        <source>At the word after the first &quot;quick&quot;: brown</source>
        <translation>1 つめの &quot;quick&quot; の次の語 brown</translation>
    </message>
    <message>
        <source>At the token before it</source>
        <translation>直前のトークン</translation>
    </message>
    <message>
        <source>The head finds the earlier &quot;quick&quot; and looks at what came after it. It is called an induction head: what followed last time will likely follow again.</source>
        <translation>このヘッドは前の &quot;quick&quot; を見つけ、その次に来たものを見ます。これを誘導ヘッド (induction head) と呼びます。前回続いたものは、今回も続きそうだからです。</translation>
    </message>
    <message>
        <source>Where does it look when nothing repeats?</source>
        <translation>繰り返しがないときはどこを見るのか</translation>
    </message>
    <message>
        <source>The same head, on a text without repeats.</source>
        <translation>同じヘッドを、繰り返しのないテキストで見ます。</translation>
    </message>
    <message>
        <source>Most of its attention goes …</source>
        <translation>注意の大半が向かう先は…</translation>
    </message>
    <message>
        <source>evenly to all tokens</source>
        <translation>すべてのトークンに均等に</translation>
    </message>
    <message>
        <source>to the token just before</source>
        <translation>直前のトークンに</translation>
    </message>
    <message>
        <source>to the very first token</source>
        <translation>いちばん最初のトークンに</translation>
    </message>
    <message>
        <source>A row must add up to 1, so a head with nothing to say needs a place to rest. It is the first token: an attention sink.</source>
        <translation>行の合計は 1 でなければならないので、することのないヘッドには休む場所が必要です。それが最初のトークン、すなわち注意のシンクです。</translation>
    </message>
    <message>
        <source>Now you: a head that looks one back</source>
        <translation>やってみよう: 1 つ前を見るヘッド</translation>
    </message>
    <message>
        <source>Some heads do a very plain job. On the left every head is marked with what it does. Click one that is a previous-token head.</source>
        <translation>ごく単純な仕事をするヘッドもあります。左の一覧では、各ヘッドに役割の印が付いています。直前のトークンを見るヘッド (previous-token) をクリックしてください。</translation>
    </message>
    <message>
        <source>Find a head whose mean distance is below 2 tokens (see Numbers).</source>
        <translation>平均距離が 2 トークン未満のヘッドを見つけてください（「数値」を参照）。</translation>
    </message>
    <message>
        <source>Found: such a head moves each token&apos;s content one place on, and induction heads are built upon it.</source>
        <translation>見つかりました。このヘッドは各トークンの内容を 1 つ先へ送り、誘導ヘッドはその上に成り立っています。</translation>
    </message>
    <message>
        <source>Type your own</source>
        <translation>自分で書いてみよう</translation>
    </message>
    <message>
        <source>Write a text below in which something repeats, and come back to layer 17, head 4. How many words apart may the two places be?</source>
        <translation>下に何かが繰り返されるテキストを書き、層 17、ヘッド 4 に戻ってみましょう。2 か所は何語まで離れていてもよいでしょうか。</translation>
    </message>
    <message>
        <source>Why the tokenizer matters</source>
        <translation>トークナイザが大切な理由</translation>
    </message>
    <message>
        <source>Four steps: models read pieces, not letters; other languages pay more; numbers fall apart</source>
        <translation>4 ステップ: モデルが読むのは文字ではなく断片。他の言語はコストが高く、数は細切れになります</translation>
    </message>
    <message>
        <source>Models read pieces</source>
        <translation>モデルは断片を読む</translation>
    </message>
    <message>
        <source>A model never sees letters. A tokenizer cuts the text into pieces from a fixed vocabulary first. Two of them are shown on one text, aligned by byte; where they cut differently, they are coloured.</source>
        <translation>モデルは文字を見ません。まずトークナイザが、決まった語彙の断片にテキストを切り分けます。ここでは 2 つのトークナイザをバイト位置をそろえて並べ、切り方が違うところを色で示しています。</translation>
    </message>
    <message>
        <source>How many r are in strawberry?</source>
        <translation>strawberry に r はいくつ？</translation>
    </message>
    <message>
        <source>Many models get this wrong. Here is what they are given.</source>
        <translation>多くのモデルが間違えます。モデルに渡されるのはこれです。</translation>
    </message>
    <message>
        <source>How many pieces does GPT-2 see?</source>
        <translation>GPT-2 にはいくつの断片に見えるでしょうか。</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>10</source>
        <translation>10</translation>
    </message>
    <message>
        <source>Three numbers stand for the word, and none of them says which letters are inside. The model has to know that by heart.</source>
        <translation>この語は 3 つの番号で表され、どの番号も中の文字を教えてくれません。モデルは暗記しているしかないのです。</translation>
    </message>
    <message>
        <source>The same sentence in Japanese</source>
        <translation>同じ文を日本語で</translation>
    </message>
    <message>
        <source>&quot;The cat drinks milk.&quot; is 5 tokens for GPT-2. Its vocabulary was made from English pages.</source>
        <translation>&quot;The cat drinks milk.&quot; は GPT-2 では 5 トークンです。GPT-2 の語彙は英語のページから作られました。</translation>
    </message>
    <message>
        <source>How many tokens for the Japanese sentence, 8 characters long?</source>
        <translation>8 文字の日本語の文は何トークンになるでしょうか。</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>8</source>
        <translation>8</translation>
    </message>
    <message>
        <source>14</source>
        <translation>14</translation>
    </message>
    <message>
        <source>Most characters fall into single bytes. The same content costs nearly three times as much time, memory and money, and leaves less room in the context.</source>
        <translation>ほとんどの文字が 1 バイトずつに分かれます。同じ内容に時間もメモリも費用も 3 倍近くかかり、コンテキストの余裕も減ります。</translation>
    </message>
    <message>
        <source>Now you: make it expensive</source>
        <translation>やってみよう: 高くつくテキスト</translation>
    </message>
    <message>
        <source>Type any text below. English prose reaches about 4.5 bytes a token.</source>
        <translation>下に好きなテキストを入力してください。英語の散文は 1 トークンあたり約 4.5 バイトです。</translation>
    </message>
    <message>
        <source>Find a text with fewer than 2 bytes per token for GPT-2. Try numbers, code, another script.</source>
        <translation>GPT-2 で 1 トークンあたり 2 バイト未満になるテキストを見つけてください。数字、コード、別の文字体系を試しましょう。</translation>
    </message>
    <message>
        <source>That is what a rare script, a table of numbers or a page of symbols costs.</source>
        <translation>珍しい文字、数表、記号だらけのページはこれだけ高くつきます。</translation>
    </message>
    <message>
        <source>Temperature and the next token</source>
        <translation>温度と次のトークン</translation>
    </message>
    <message>
        <source>Four steps: a distribution, the likeliest word, and what temperature does to it</source>
        <translation>4 ステップ: 分布、最も確率の高い語、温度の働き</translation>
    </message>
    <message>
        <source>A model gives a distribution</source>
        <translation>モデルは分布を出す</translation>
    </message>
    <message>
        <source>For every place in a text the model gives each of its 49,152 tokens a probability of coming next. Bright tokens surprised it: they were unlikely. Click a token to see what it expected there, and in which layer that came about.</source>
        <translation>テキストのどの位置でも、モデルは 49,152 個のトークンそれぞれに、次に来る確率を割り当てます。明るいトークンはモデルを驚かせたもの、つまり確率の低かったものです。トークンをクリックすると、そこで何を予想し、それがどの層で生まれたかがわかります。</translation>
    </message>
    <message>
        <source>Always the likeliest</source>
        <translation>いつも最も確率の高いものを</translation>
    </message>
    <message>
        <source>To write, one token must be chosen. Greedy decoding takes the likeliest every time.</source>
        <translation>書くためには 1 つのトークンを選ばなければなりません。貪欲デコードは毎回、最も確率の高いものを選びます。</translation>
    </message>
    <message>
        <source>Draw, but flatter</source>
        <translation>もっと平らにして抽選</translation>
    </message>
    <message>
        <source>Now tokens are drawn by their probability. The scores are divided by the temperature before: above 1 the distribution gets flatter, below 1 sharper.</source>
        <translation>今度は確率に従ってトークンを抽選します。その前にスコアを温度で割ります。1 を超えると分布は平らに、1 未満だと鋭くなります。</translation>
    </message>
    <message>
        <source>At temperature 1.5 the text will be …</source>
        <translation>温度 1.5 では、テキストは…</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>a little more lively</source>
        <translation>少し生き生きする</translation>
    </message>
    <message>
        <source>hardly a text at all</source>
        <translation>もはや文章とはいえない</translation>
    </message>
    <message>
        <source>There are so many unlikely tokens that together they win most draws. The perplexity of what was written rises from about 3 to over 1,000.</source>
        <translation>確率の低いトークンは非常に多いので、合わせると抽選の大半で勝ってしまいます。生成されたテキストのパープレキシティは約 3 から 1,000 以上に上がります。</translation>
    </message>
    <message>
        <source>Now you: lively but sound</source>
        <translation>やってみよう: 生き生きと、でもまともに</translation>
    </message>
    <message>
        <source>The step below shows what each filter takes away: temperature, top-k, top-p. Set top-p to 0.9 and see how the tail is cut before the draw.</source>
        <translation>下の図は各フィルタ (temperature, top-k, top-p) が何を取り除くかを示します。top-p を 0.9 にして、抽選の前に分布の裾が切り落とされるのを見てください。</translation>
    </message>
    <message>
        <source>Bring the perplexity of the text below 10 without going back to greedy.</source>
        <translation>貪欲法に戻さずに、テキストのパープレキシティを 10 未満にしてください。</translation>
    </message>
    <message>
        <source>That is the trade of every sampler: variety against sense.</source>
        <translation>多様性と意味の釣り合い。これがどのサンプラーにも付きまとう取引です。</translation>
    </message>
    <message>
        <source>Read on past the context that the model was trained for</source>
        <translation>モデルが学習した文脈長を超えて読み続けます</translation>
    </message>
    <message>
        <source>Weight of what a text loses for parts of the prompt that it pays little attention to: the sum of ln of the attention each prompt token got, at most 1</source>
        <translation>プロンプトのうちあまり注意を向けられなかった部分に対する減点の重み。各プロンプトトークンが受けた注意（上限 1）の ln の和です</translation>
    </message>
    <message>
        <source>Layer whose attention counts, the mean over its heads; -1: the last</source>
        <translation>注意を数える層（ヘッドの平均）。-1 は最後の層</translation>
    </message>
    <message>
        <source>Completions at or above this quantile of their confidence are training samples (.jsonl)</source>
        <translation>確信度がこの分位点以上の完成文が学習サンプルになります（.jsonl）</translation>
    </message>
    <message>
        <source>It learns while it reads</source>
        <translation>読みながら学ぶ</translation>
    </message>
    <message>
        <source>Four steps: what stood there once is expected the second time, and a few heads do it</source>
        <translation>4 ステップ: 一度出てきたものは二度目には予想され、それをするのは少数のヘッドです</translation>
    </message>
    <message>
        <source>A sentence nobody wrote before</source>
        <translation>誰も書いたことのない文</translation>
    </message>
    <message>
        <source>Bright tokens surprised the model. The perplexity is the mean surprise as a number of choices: about 2,000 here, as if at every token it had to guess among so many equally likely ones.</source>
        <translation>明るいトークンはモデルを驚かせたものです。パープレキシティは平均の驚きを選択肢の数で表したもので、ここでは約 2,000。どのトークンでも、同じ確率の 2,000 個から当てるようなものです。</translation>
    </message>
    <message>
        <source>The same sentence again</source>
        <translation>同じ文をもう一度</translation>
    </message>
    <message>
        <source>Now the text has this sentence twice in a row. The model is not trained in between: not one weight changes.</source>
        <translation>今度はこの文が 2 回続きます。その間にモデルは訓練されず、重みは 1 つも変わりません。</translation>
    </message>
    <message>
        <source>The perplexity of the whole text falls from about 2,000 to …</source>
        <translation>テキスト全体のパープレキシティは約 2,000 から…</translation>
    </message>
    <message>
        <source>about 2,000: nothing was learned</source>
        <translation>約 2,000: 何も学んでいない</translation>
    </message>
    <message>
        <source>about 1,000: half of the text is known</source>
        <translation>約 1,000: 半分は知っている</translation>
    </message>
    <message>
        <source>less than 200</source>
        <translation>200 未満</translation>
    </message>
    <message>
        <source>The second copy hardly surprises it, after its first words. Surprise is averaged before it becomes a number of choices, so halving it does far more than halve the perplexity.</source>
        <translation>2 回目の文は、最初の数語を過ぎるとほとんど驚きがありません。驚きは平均してから選択肢の数に直すので、驚きが半分になると、パープレキシティは半分よりずっと小さくなります。</translation>
    </message>
    <message>
        <source>Who does it?</source>
        <translation>それをするのは誰か</translation>
    </message>
    <message>
        <source>Here the model reads 32 random tokens and the same 32 again: no grammar and no sense to go by. On the left each of the 270 heads is marked with what it does.</source>
        <translation>ここではモデルが無作為な 32 トークンを読み、同じ 32 トークンをもう一度読みます。文法も意味も手がかりになりません。左では 270 個のヘッドそれぞれに役割の印が付いています。</translation>
    </message>
    <message>
        <source>How many heads look at what followed last time?</source>
        <translation>前回その次に来たものを見るヘッドはいくつあるでしょうか。</translation>
    </message>
    <message>
        <source>None: random tokens cannot be foreseen</source>
        <translation>0: 無作為なトークンは予想できない</translation>
    </message>
    <message>
        <source>About one in twenty</source>
        <translation>約 20 個に 1 個</translation>
    </message>
    <message>
        <source>More than half</source>
        <translation>半分以上</translation>
    </message>
    <message>
        <source>Now you: teach it by repeating</source>
        <translation>やってみよう: 繰り返して教える</translation>
    </message>
    <message>
        <source>Nothing but the sentence itself is needed.</source>
        <translation>必要なのはこの文だけです。</translation>
    </message>
    <message>
        <source>Bring the perplexity of the text below 60.</source>
        <translation>テキストのパープレキシティを 60 未満にしてください。</translation>
    </message>
    <message>
        <source>That is learning in context: what is in the prompt acts like training, for as long as it stands there.</source>
        <translation>これが文脈内学習です。プロンプトにあるものは、そこにある間、訓練のように働きます。</translation>
    </message>
    <message>
        <source>Where attention rests</source>
        <translation>注意が休む場所</translation>
    </message>
    <message>
        <source>Four steps: the first token gets what nobody needs, whatever it says</source>
        <translation>4 ステップ: 誰も必要としない注意は、内容に関係なく最初のトークンに集まります</translation>
    </message>
    <message>
        <source>A bright column</source>
        <translation>明るい列</translation>
    </message>
    <message>
        <source>A row of the map adds up to 1, so each head must look somewhere, even where nothing helps it. This one puts nearly all into the first column. More than half of the 270 heads have the first token as their main place.</source>
        <translation>マップの 1 行の合計は 1 なので、役に立つものがなくても、ヘッドはどこかを見なければなりません。このヘッドはほとんどすべてを最初の列に向けます。270 個のヘッドの半分以上が、主に最初のトークンを見ています。</translation>
    </message>
    <message>
        <source>Is it the word &quot;The&quot;?</source>
        <translation>&quot;The&quot; という語のせい?</translation>
    </message>
    <message>
        <source>The first word is now Banana, which the tokenizer cuts into two pieces.</source>
        <translation>最初の語を Banana にしました。トークナイザはこれを 2 つに切ります。</translation>
    </message>
    <message>
        <source>Where does this head rest now?</source>
        <translation>このヘッドは今度はどこで休むでしょうか。</translation>
    </message>
    <message>
        <source>On &quot;students&quot;, the first plain word</source>
        <translation>最初の普通の語 &quot;students&quot; の上</translation>
    </message>
    <message>
        <source>On the first piece of Banana</source>
        <translation>Banana の最初の断片の上</translation>
    </message>
    <message>
        <source>Nowhere: it spreads evenly</source>
        <translation>どこでもない: 均等に広がる</translation>
    </message>
    <message>
        <source>It is the place and not the word. The first token can see nobody but itself, and the model has learned to make a resting place of it: an attention sink.</source>
        <translation>大事なのは語ではなく場所です。最初のトークンは自分自身しか見られず、モデルはそこを休む場所として使うことを学びました。これが注意のシンクです。</translation>
    </message>
    <message>
        <source>Four that cannot be told apart</source>
        <translation>見分けのつかない 4 つ</translation>
    </message>
    <message>
        <source>The text now begins with 7777, and this tokenizer makes each digit a token: four equal ones. Each of them sees nothing but sevens.</source>
        <translation>テキストは 7777 で始まり、このトークナイザは数字を 1 つずつトークンにします。同じものが 4 つ並び、どれも 7 しか見えません。</translation>
    </message>
    <message>
        <source>Which of them becomes the resting place?</source>
        <translation>休む場所になるのはどれでしょうか。</translation>
    </message>
    <message>
        <source>The first 7</source>
        <translation>最初の 7</translation>
    </message>
    <message>
        <source>The last 7</source>
        <translation>最後の 7</translation>
    </message>
    <message>
        <source>All four share it</source>
        <translation>4 つで分け合う</translation>
    </message>
    <message>
        <source>A mean of equal values is that value, so all four compute the same thing, and each of them seems to be the first. That is also why a cache of old keys must keep the first tokens: without them the heads have nowhere to rest.</source>
        <translation>等しい値の平均はその値なので、4 つとも同じ計算をし、どれもが最初のトークンに見えます。古いキーのキャッシュが最初のトークンを残さなければならないのもこのためです。それがないとヘッドは休む場所を失います。</translation>
    </message>
    <message>
        <source>Now you: a head that does not rest</source>
        <translation>やってみよう: 休まないヘッド</translation>
    </message>
    <message>
        <source>Click heads on the left and watch the sink mass: the share of attention that the first four tokens get.</source>
        <translation>左のヘッドをクリックして sink mass を見てください。最初の 4 トークンが受ける注意の割合です。</translation>
    </message>
    <message>
        <source>Find a head whose sink mass is below 0.2.</source>
        <translation>sink mass が 0.2 未満のヘッドを見つけてください。</translation>
    </message>
    <message>
        <source>Which word surprises a model?</source>
        <translation>モデルを驚かせるのはどの語か</translation>
    </message>
    <message>
        <source>Four steps: surprise, token by token, and one number for a whole text</source>
        <translation>4 ステップ: トークンごとの驚きと、テキスト全体を表す 1 つの数</translation>
    </message>
    <message>
        <source>A true sentence</source>
        <translation>正しい文</translation>
    </message>
    <message>
        <source>The surprise at a token is minus the logarithm of the probability that it was given: 0 where it was certain. The perplexity makes one number of all of them. Point at the tokens: the last ones hardly surprise.</source>
        <translation>あるトークンでの驚きは、与えられた確率の対数にマイナスを付けたもので、確実なら 0 です。パープレキシティはそのすべてを 1 つの数にします。トークンを指してみてください。最後のほうはほとんど驚きがありません。</translation>
    </message>
    <message>
        <source>One word changed</source>
        <translation>1 語だけ変える</translation>
    </message>
    <message>
        <source>Now the sentence ends in banana. All words but one are the same.</source>
        <translation>今度は文が banana で終わります。ほかの語はすべて同じです。</translation>
    </message>
    <message>
        <source>The perplexity was about 13. Now it is …</source>
        <translation>パープレキシティは約 13 でした。今度は…</translation>
    </message>
    <message>
        <source>about 15: one word of six</source>
        <translation>約 15: 6 語のうちの 1 語</translation>
    </message>
    <message>
        <source>about twice as high</source>
        <translation>約 2 倍</translation>
    </message>
    <message>
        <source>more than ten times as high</source>
        <translation>10 倍以上</translation>
    </message>
    <message>
        <source>One token that was given a probability of almost nothing outweighs all the others. That is how a text that does not fit is found.</source>
        <translation>ほぼ 0 の確率しか与えられなかった 1 つのトークンが、ほかのすべてを上回ります。合わないテキストはこうして見つかります。</translation>
    </message>
    <message>
        <source>The same words, shuffled</source>
        <translation>同じ語を並べ替える</translation>
    </message>
    <message>
        <source>In order, &quot;The students opened their books and started to read.&quot; has a perplexity of about 100. Now its words come in reverse order.</source>
        <translation>正しい順の &quot;The students opened their books and started to read.&quot; のパープレキシティは約 100 です。今度は語が逆の順に並びます。</translation>
    </message>
    <message>
        <source>The same words in reverse order …</source>
        <translation>同じ語を逆の順に並べると…</translation>
    </message>
    <message>
        <source>surprise as much: they are the same words</source>
        <translation>驚きは同じ: 同じ語だから</translation>
    </message>
    <message>
        <source>surprise twice as much</source>
        <translation>驚きは 2 倍</translation>
    </message>
    <message>
        <source>surprise more than fifty times as much</source>
        <translation>50 倍以上</translation>
    </message>
    <message>
        <source>A model does not count words, it expects them in their place. Nothing but the order has changed.</source>
        <translation>モデルは語を数えるのではなく、あるべき場所に来ることを予想します。変わったのは順序だけです。</translation>
    </message>
    <message>
        <source>Now you: no surprise at all</source>
        <translation>やってみよう: 驚きをなくす</translation>
    </message>
    <message>
        <source>Write a text of at least ten tokens that the model can foresee.</source>
        <translation>モデルが予想できる、10 トークン以上のテキストを書いてください。</translation>
    </message>
    <message>
        <source>Bring the perplexity below 5. Try counting, the days of the week, a refrain.</source>
        <translation>パープレキシティを 5 未満にしてください。数を数える、曜日を並べる、歌の繰り返しなどを試しましょう。</translation>
    </message>
    <message>
        <source>Below 5 means: at each token as sure as if it had to choose among five. What can be foreseen can also be compressed.</source>
        <translation>5 未満とは、どのトークンでも 5 択より確かだということです。予想できるものは圧縮もできます。</translation>
    </message>
    <message>
        <source>Cutting the tail</source>
        <translation>裾を切る</translation>
    </message>
    <message>
        <source>Five steps: top-k, top-p and min-p, and which of them stands up to a high temperature</source>
        <translation>5 ステップ: top-k、top-p、min-p。高い温度に耐えるのはどれか</translation>
    </message>
    <message>
        <source>The tail wins</source>
        <translation>裾が勝つ</translation>
    </message>
    <message>
        <source>At temperature 2 each of the 49,152 tokens gets a little chance, and together the unlikely ones win most draws. Below, the candidates of a step; click another step in the text.</source>
        <translation>温度 2 では 49,152 個のトークンのどれにも小さな可能性があり、確率の低いものが合わさって抽選の大半で勝ちます。下は 1 ステップの候補です。テキストの別のステップをクリックしてみてください。</translation>
    </message>
    <message>
        <source>Keep the best one</source>
        <translation>最良のものだけ残す</translation>
    </message>
    <message>
        <source>Top-k keeps the k likeliest tokens and draws among them. Now k is 1, and the temperature stays.</source>
        <translation>top-k は確率の高い k 個を残し、その中から抽選します。今度は k が 1 で、温度はそのままです。</translation>
    </message>
    <message>
        <source>The text will be …</source>
        <translation>テキストは…</translation>
    </message>
    <message>
        <source>as wild as before: it is still drawn</source>
        <translation>前と同じくらいでたらめ: 抽選は続くから</translation>
    </message>
    <message>
        <source>exactly what greedy decoding writes</source>
        <translation>貪欲デコードが書くものとまったく同じ</translation>
    </message>
    <message>
        <source>one token long</source>
        <translation>1 トークンだけ</translation>
    </message>
    <message>
        <source>A draw from one candidate is no draw. Temperature makes scores flatter and never changes their order.</source>
        <translation>候補が 1 つなら抽選になりません。温度はスコアを平らにしますが、順位は決して変えません。</translation>
    </message>
    <message>
        <source>Keep 90 %</source>
        <translation>90 % を残す</translation>
    </message>
    <message>
        <source>Top-p keeps the likeliest tokens that together reach a probability: here 0.9. The temperature is applied first.</source>
        <translation>top-p は、合計がある確率（ここでは 0.9）に達するまで確率の高いものを残します。温度はその前に働きます。</translation>
    </message>
    <message>
        <source>At temperature 2, top-p 0.9 …</source>
        <translation>温度 2 では、top-p 0.9 は…</translation>
    </message>
    <message>
        <source>makes the text sound again</source>
        <translation>テキストをまともに戻す</translation>
    </message>
    <message>
        <source>leaves it wild</source>
        <translation>でたらめなままにする</translation>
    </message>
    <message>
        <source>The flat distribution needs more than ten thousand tokens to reach 90 %. The caption of the candidates says how many stay.</source>
        <translation>平らな分布では 90 % に達するのに 1 万個以上のトークンが必要です。いくつ残るかは候補の見出しに出ています。</translation>
    </message>
    <message>
        <source>Keep what comes near the best</source>
        <translation>最良に近いものを残す</translation>
    </message>
    <message>
        <source>Min-p keeps the tokens that are at least a share as probable as the likeliest: here a tenth.</source>
        <translation>min-p は、最大確率に対してある割合（ここでは 10 分の 1）以上の確率を持つトークンを残します。</translation>
    </message>
    <message>
        <source>At the same temperature, min-p 0.1 …</source>
        <translation>同じ温度で、min-p 0.1 は…</translation>
    </message>
    <message>
        <source>Where the model is sure, few tokens come near the best one; where it is not, many do. The cut moves with the model and not with the temperature alone.</source>
        <translation>モデルが確信しているところでは最良に近いトークンは少なく、そうでないところでは多くなります。切る位置は温度だけでなくモデルに合わせて動きます。</translation>
    </message>
    <message>
        <source>Now you: lively, and still a text</source>
        <translation>やってみよう: 生き生きと、それでも文章に</translation>
    </message>
    <message>
        <source>Top-k, top-p and min-p are in the form. The temperature is 2.</source>
        <translation>top-k、top-p、min-p はフォームにあります。温度は 2 です。</translation>
    </message>
    <message>
        <source>Bring the perplexity between 3 and 20: neither greedy nor wild.</source>
        <translation>パープレキシティを 3 から 20 の間にしてください。貪欲でもでたらめでもない範囲です。</translation>
    </message>
    <message>
        <source>Caught in a loop</source>
        <translation>ループにはまる</translation>
    </message>
    <message>
        <source>Four steps: why greedy text repeats itself, and what the cure breaks</source>
        <translation>4 ステップ: 貪欲なテキストが繰り返すわけと、対策が壊すもの</translation>
    </message>
    <message>
        <source>The likeliest, again and again</source>
        <translation>最も確率の高いものを何度でも</translation>
    </message>
    <message>
        <source>A penalty for what was said</source>
        <translation>言ったことへの罰則</translation>
    </message>
    <message>
        <source>Now the scores of all tokens that stand in the text are divided by 1.3 before the likeliest is taken.</source>
        <translation>今度は、テキストにあるすべてのトークンのスコアを 1.3 で割ってから、最も確率の高いものを選びます。</translation>
    </message>
    <message>
        <source>The model now writes …</source>
        <translation>モデルが今度書くのは…</translation>
    </message>
    <message>
        <source>the same sentence in other words, for ever</source>
        <translation>同じ文を別の言葉で、いつまでも</translation>
    </message>
    <message>
        <source>something that it finds much less likely</source>
        <translation>ずっと確率が低いと見るもの</translation>
    </message>
    <message>
        <source>The loop is broken. The perplexity, measured on the scores before the penalty, rises: the model is made to say what it would not have said.</source>
        <translation>ループは破れました。罰則の前のスコアで測ったパープレキシティは上がります。モデルは言うはずのなかったことを言わされています。</translation>
    </message>
    <message>
        <source>Where repeating is right</source>
        <translation>繰り返しが正しいとき</translation>
    </message>
    <message>
        <source>The same penalty, on &quot;1, 2, 3, 4,&quot;. Without it the model counts on without a mistake.</source>
        <translation>同じ罰則を &quot;1, 2, 3, 4,&quot; に使います。罰則がなければモデルは間違いなく数え続けます。</translation>
    </message>
    <message>
        <source>With the penalty the model …</source>
        <translation>罰則があるとモデルは…</translation>
    </message>
    <message>
        <source>counts on: numbers are new each time</source>
        <translation>数え続ける: 数は毎回新しいから</translation>
    </message>
    <message>
        <source>stops counting</source>
        <translation>数えるのをやめる</translation>
    </message>
    <message>
        <source>Commas, spaces and digits stand in the text already, so they are punished too. A penalty cannot tell a loop from a list.</source>
        <translation>コンマも空白も数字もすでにテキストにあるので、罰則を受けます。罰則にはループとリストの区別がつきません。</translation>
    </message>
    <message>
        <source>Now you: break it gently</source>
        <translation>やってみよう: そっと抜け出す</translation>
    </message>
    <message>
        <source>The first text again. There are other ways: presence and frequency penalties, no-repeat-ngram, contrastive search, sampling.</source>
        <translation>最初のテキストに戻りました。ほかの方法もあります: presence-penalty と frequency-penalty、no-repeat-ngram、contrastive、sample。</translation>
    </message>
    <message>
        <source>Bring the perplexity between 2.2 and 6.</source>
        <translation>パープレキシティを 2.2 から 6 の間にしてください。</translation>
    </message>
    <message>
        <source>Out of the loop and still likely. Forbidding whole phrases takes less away than punishing every word.</source>
        <translation>ループを抜け、しかもまだ確率の高いテキストです。語句ごと禁じるほうが、すべての語を罰するより失うものが少なくて済みます。</translation>
    </message>
    <message>
        <source>What greedy misses</source>
        <translation>貪欲法が見逃すもの</translation>
    </message>
    <message>
        <source>Four steps: a likelier text behind a less likely word, and why more beams may find less</source>
        <translation>4 ステップ: 確率の低い語の先にある確率の高いテキストと、ビームを増やしても悪くなりうるわけ</translation>
    </message>
    <message>
        <source>One path</source>
        <translation>1 本の道</translation>
    </message>
    <message>
        <source>Greedy decoding takes the likeliest token at each step. The log-probability of the whole text is the sum over its tokens: nearer to 0 is likelier.</source>
        <translation>貪欲デコードは各ステップで最も確率の高いトークンを選びます。テキスト全体の対数確率はトークンごとの和で、0 に近いほど確率が高くなります。</translation>
    </message>
    <message>
        <source>Two paths</source>
        <translation>2 本の道</translation>
    </message>
    <message>
        <source>Beam search keeps the two best texts so far at each step, and goes on with both.</source>
        <translation>ビームサーチは各ステップでそれまでの最良の 2 つを残し、両方を続けます。</translation>
    </message>
    <message>
        <source>Can it find a text that is likelier than greedy&apos;s?</source>
        <translation>貪欲法より確率の高いテキストを見つけられるでしょうか。</translation>
    </message>
    <message>
        <source>No: greedy took the likeliest word each time</source>
        <translation>いいえ: 貪欲法は毎回最も確率の高い語を選んだから</translation>
    </message>
    <message>
        <source>Yes, a little likelier</source>
        <translation>はい、少しだけ高い</translation>
    </message>
    <message>
        <source>Yes, more than ten times as likely</source>
        <translation>はい、10 倍以上高い</translation>
    </message>
    <message>
        <source>A word that is second best now may lead to words that are nearly certain. The texts differ by about 3 in the logarithm, which is a factor of about 20.</source>
        <translation>今は 2 番目の語が、ほぼ確実な語につながることがあります。2 つのテキストの差は対数で約 3、つまり約 20 倍です。</translation>
    </message>
    <message>
        <source>Are two always better?</source>
        <translation>2 本のほうがいつもよい?</translation>
    </message>
    <message>
        <source>Another beginning: &quot;When I was a child,&quot;. Greedy finds a text of about -9.1.</source>
        <translation>別の書き出し &quot;When I was a child,&quot; です。貪欲法は約 -9.1 のテキストを見つけます。</translation>
    </message>
    <message>
        <source>Two beams find a text that is …</source>
        <translation>2 本のビームが見つけるテキストは…</translation>
    </message>
    <message>
        <source>likelier</source>
        <translation>確率が高い</translation>
    </message>
    <message>
        <source>less likely</source>
        <translation>確率が低い</translation>
    </message>
    <message>
        <source>Both places went to texts that looked better half-way, and greedy&apos;s path was dropped. Beam search promises nothing: it only looks at more.</source>
        <translation>途中でよく見えたテキストが 2 つの席を占め、貪欲法の道は捨てられました。ビームサーチは何も約束しません。より多くを見るだけです。</translation>
    </message>
    <message>
        <source>Now you: more beams</source>
        <translation>やってみよう: ビームを増やす</translation>
    </message>
    <message>
        <source>The tree shows what was kept and what was dropped.</source>
        <translation>木は、残したものと捨てたものを示します。</translation>
    </message>
    <message>
        <source>Find a text with a log-probability above -8.</source>
        <translation>対数確率が -8 を超えるテキストを見つけてください。</translation>
    </message>
    <message>
        <source>Four times the work, and a text that is far likelier. Whether it is better to read is another question.</source>
        <translation>仕事は 4 倍、テキストの確率はずっと高くなりました。読みやすいかどうかは別の問題です。</translation>
    </message>
    <message>
        <source>Four beams, one idea</source>
        <translation>4 本のビーム、1 つの発想</translation>
    </message>
    <message>
        <source>Four steps: beams are alike, and a tax on agreement makes them differ</source>
        <translation>4 ステップ: ビームは似たものになり、一致への罰則がそれを引き離します</translation>
    </message>
    <message>
        <source>The best four</source>
        <translation>最良の 4 つ</translation>
    </message>
    <message>
        <source>Beam search hands out its four best texts. The mean pairwise difference says how much of one would have to change to get another, from 0 to 1.</source>
        <translation>ビームサーチは最良の 4 つを出します。mean pairwise difference は、1 つを別の 1 つにするのにどれだけ変える必要があるかを 0 から 1 で表します。</translation>
    </message>
    <message>
        <source>Four groups that do not talk</source>
        <translation>話し合わない 4 つのグループ</translation>
    </message>
    <message>
        <source>Now each beam is a group of its own and searches alone.</source>
        <translation>今度はビームがそれぞれ 1 つのグループになり、別々に探します。</translation>
    </message>
    <message>
        <source>The four texts will be …</source>
        <translation>4 つのテキストは…</translation>
    </message>
    <message>
        <source>more different</source>
        <translation>もっと違うものになる</translation>
    </message>
    <message>
        <source>the same text four times</source>
        <translation>同じテキストが 4 つになる</translation>
    </message>
    <message>
        <source>four times better</source>
        <translation>4 倍よくなる</translation>
    </message>
    <message>
        <source>Without anything that drives them apart, four equal searches find the same thing.</source>
        <translation>引き離すものがなければ、同じ 4 つの探索は同じものを見つけます。</translation>
    </message>
    <message>
        <source>A tax on agreement</source>
        <translation>一致への罰則</translation>
    </message>
    <message>
        <source>The groups take turns. A token that an earlier group has chosen at this place now loses 1 nat for each of them.</source>
        <translation>グループは順に進みます。先のグループがこの位置で選んだトークンは、選んだグループ 1 つにつき 1 nat を失います。</translation>
    </message>
    <message>
        <source>How much of one text must now change to get another?</source>
        <translation>1 つを別の 1 つにするには、今度はどれだけ変える必要があるでしょうか。</translation>
    </message>
    <message>
        <source>About a tenth</source>
        <translation>約 10 分の 1</translation>
    </message>
    <message>
        <source>Most of it</source>
        <translation>大部分</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>The second group avoids the first word of the first, and from another first word another text follows. This is diverse beam search.</source>
        <translation>2 番目のグループは 1 番目の最初の語を避け、最初の語が変われば続きも変わります。これが多様なビームサーチです。</translation>
    </message>
    <message>
        <source>Now you: how much tax?</source>
        <translation>やってみよう: 罰則はどれくらい?</translation>
    </message>
    <message>
        <source>The tax starts at 0.1. Watch the mean log-probability as well: likely texts are given up for different ones.</source>
        <translation>罰則は 0.1 から始まります。mean log-probability も見てください。違うテキストのために、確率の高いテキストを手放します。</translation>
    </message>
    <message>
        <source>Bring distinct-2 above 0.6: the different pairs of words, as a share of all.</source>
        <translation>distinct-2（異なる語の対が全体に占める割合）を 0.6 より大きくしてください。</translation>
    </message>
    <message>
        <source>That is the trade: the more they differ, the less likely they are.</source>
        <translation>これが引き換えです。違いが大きいほど確率は低くなります。</translation>
    </message>
    <message>
        <source>A tree with a budget</source>
        <translation>予算のある木</translation>
    </message>
    <message>
        <source>Four steps: where to look next, when looking costs, and when it is proved that no text is likelier</source>
        <translation>4 ステップ: 見るのに費用がかかるとき次にどこを見るか、そしてそれ以上のテキストがないと証明できるとき</translation>
    </message>
    <message>
        <source>Four looks</source>
        <translation>4 回見る</translation>
    </message>
    <message>
        <source>The tree grows where the model is most confident, and each expansion is one look of the model. With four, there is hardly more than one path.</source>
        <translation>木はモデルの確信が最も高いところで伸び、展開 1 回がモデルの 1 回の評価です。4 回では道はほぼ 1 本です。</translation>
    </message>
    <message>
        <source>Sixteen looks</source>
        <translation>16 回見る</translation>
    </message>
    <message>
        <source>The same tree, with a budget of 16.</source>
        <translation>同じ木で、予算を 16 にします。</translation>
    </message>
    <message>
        <source>The best text found will be …</source>
        <translation>見つかる最良のテキストは…</translation>
    </message>
    <message>
        <source>the same: the first path was the best</source>
        <translation>同じ: 最初の道が最良だった</translation>
    </message>
    <message>
        <source>at least ten times as likely</source>
        <translation>少なくとも 10 倍の確率</translation>
    </message>
    <message>
        <source>Can it be proved?</source>
        <translation>証明できるか</translation>
    </message>
    <message>
        <source>There are 49,152 tokens, so more than 10^28 texts of six. Mode E keeps a queue of all beginnings and always takes the likeliest one.</source>
        <translation>トークンは 49,152 個あるので、6 個のテキストは 10^28 通り以上あります。モード E はすべての書き出しを待ち行列に入れ、いつも最も確率の高いものを取り出します。</translation>
    </message>
    <message>
        <source>How many looks prove that no text of up to six tokens is likelier?</source>
        <translation>6 トークン以内でそれより確率の高いテキストがないと証明するには、何回見る必要があるでしょうか。</translation>
    </message>
    <message>
        <source>Billions</source>
        <translation>数十億回</translation>
    </message>
    <message>
        <source>About a million</source>
        <translation>約 100 万回</translation>
    </message>
    <message>
        <source>Fewer than twenty</source>
        <translation>20 回未満</translation>
    </message>
    <message>
        <source>A text can only get less likely as it grows. Once a whole text comes first in the queue, every other beginning is already less likely, and so is all that could follow it.</source>
        <translation>テキストは伸びるほど確率が下がるだけです。完成したテキストが行列の先頭に来たら、ほかの書き出しはどれもすでに確率が低く、その続きもすべてそうです。</translation>
    </message>
    <message>
        <source>Now you: several answers</source>
        <translation>やってみよう: いくつもの答え</translation>
    </message>
    <message>
        <source>One look opens several branches, and a budget can also be spent on more answers.</source>
        <translation>1 回見るといくつもの枝が開きます。予算は答えを増やすのにも使えます。</translation>
    </message>
    <message>
        <source>Find at least 10 completions.</source>
        <translation>completions を 10 個以上見つけてください。</translation>
    </message>
    <message>
        <source>More budget, more answers. Which of them is right has to be judged by something other than likelihood.</source>
        <translation>予算が多いほど答えも増えます。どれが正しいかは、確率以外のもので判断しなければなりません。</translation>
    </message>
    <message>
        <source>The same text in fewer passes</source>
        <translation>同じテキストを少ない回数で</translation>
    </message>
    <message>
        <source>Four steps: guess several tokens, verify them at once, and lose nothing</source>
        <translation>4 ステップ: いくつかのトークンを推測し、一度に検証し、何も失わない</translation>
    </message>
    <message>
        <source>One pass a token</source>
        <translation>1 トークンに 1 回</translation>
    </message>
    <message>
        <source>To write a token, all weights of the model are read once. Here is a loop in C, written greedily: 24 tokens, 24 passes. Hardly a token surprises.</source>
        <translation>1 トークンを書くたびにモデルのすべての重みを 1 回読みます。ここでは C のループを貪欲に書きます。24 トークンに 24 回です。驚きのあるトークンはほとんどありません。</translation>
    </message>
    <message>
        <source>Guess, then verify</source>
        <translation>推測してから検証</translation>
    </message>
    <message>
        <source>Now the next tokens are guessed: what followed last time, copied from the text above. One pass verifies all guesses, and keeps them up to the first wrong one.</source>
        <translation>今度は次のトークンを推測します。前回続いたものを上のテキストから写すのです。1 回の計算ですべてを検証し、最初の間違いの手前までを残します。</translation>
    </message>
    <message>
        <source>How good is the text?</source>
        <translation>テキストの出来は?</translation>
    </message>
    <message>
        <source>Worse: guesses slip in</source>
        <translation>悪くなる: 推測が紛れ込む</translation>
    </message>
    <message>
        <source>A little different</source>
        <translation>少し違う</translation>
    </message>
    <message>
        <source>The same, token by token</source>
        <translation>1 トークンも違わず同じ</translation>
    </message>
    <message>
        <source>A guess is kept only where the model itself would have written it. About four tokens come out of each pass.</source>
        <translation>推測は、モデル自身も書いたはずのところでだけ残ります。1 回の計算から約 4 トークンが得られます。</translation>
    </message>
    <message>
        <source>Nothing to copy</source>
        <translation>写すものがない</translation>
    </message>
    <message>
        <source>The same way of guessing, at the beginning of a story.</source>
        <translation>同じ推測の方法を、物語の書き出しで使います。</translation>
    </message>
    <message>
        <source>How many tokens does a pass give now?</source>
        <translation>今度は 1 回で何トークン得られるでしょうか。</translation>
    </message>
    <message>
        <source>About four</source>
        <translation>約 4 つ</translation>
    </message>
    <message>
        <source>Hardly more than one</source>
        <translation>1 つより少し多いだけ</translation>
    </message>
    <message>
        <source>Less than one</source>
        <translation>1 つ未満</translation>
    </message>
    <message>
        <source>Wrong guesses cost a little work and no text. At worst a pass gives one token, as before.</source>
        <translation>間違った推測は少し手間がかかるだけで、テキストは損ないません。最悪でも、これまでどおり 1 回で 1 トークンです。</translation>
    </message>
    <message>
        <source>Now you: a text worth guessing</source>
        <translation>やってみよう: 推測しやすいテキスト</translation>
    </message>
    <message>
        <source>The text below is a story&apos;s beginning.</source>
        <translation>下のテキストは物語の書き出しです。</translation>
    </message>
    <message>
        <source>Find a text where a pass gives more than 4 tokens. Try the days of the week, twice.</source>
        <translation>1 回で 4 トークンより多く得られるテキストを見つけてください。曜日を 2 回並べてみましょう。</translation>
    </message>
    <message>
        <source>Code, tables, lists and quotations are written several times as fast, with the same result.</source>
        <translation>コード、表、リスト、引用は、同じ結果のまま数倍の速さで書けます。</translation>
    </message>
    <message>
        <source>They are called induction heads: they find where the token stood before, and look at the one after it. Here about a dozen of the 270 do it.</source>
        <translation>これを誘導ヘッド (induction head) と呼びます。そのトークンが前に現れた場所を見つけ、その次のトークンを見ます。ここでは 270 個のうち十数個がそうします。</translation>
    </message>
    <message>
        <source>Such heads have work to do at every token: some look one token back.</source>
        <translation>このようなヘッドにはどのトークンでも仕事があります。1 つ前のトークンを見るものもあります。</translation>
    </message>
    <message>
        <source>That is the room in which every sampler works: not always the likeliest, and not just anything.</source>
        <translation>これがどのサンプラーも働く範囲です。いつも最尤でもなく、何でもよいわけでもありません。</translation>
    </message>
    <message>
        <source>Always the likeliest token: and the sentence comes again, and again. Each copy makes the next one likelier, so the surprise below falls nearly to nothing.</source>
        <translation>いつも最も確率の高いトークンを選ぶと、同じ文が何度も出てきます。繰り返すたびに次も出やすくなり、下の驚きはほとんど 0 になります。</translation>
    </message>
    <message>
        <source>The budget went to other branches as well, and one of them came out likelier. A tree can come back; greedy decoding cannot.</source>
        <translation>予算はほかの枝にも使われ、その 1 つのほうが確率が高くなりました。木は戻ることができますが、貪欲デコードにはできません。</translation>
    </message>
</context>
</TS>
