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
</context>
</TS>
