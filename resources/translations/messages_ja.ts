<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>caption</name>
    <message>
        <source>+ {} more</source>
        <translation>ほか {} 件</translation>
    </message>
    <message>
        <source>, after step {} of {}</source>
        <translation>、ステップ {} / {} の後</translation>
    </message>
    <message>
        <source>, by length {}</source>
        <translation>、長さ補正後 {}</translation>
    </message>
    <message>
        <source>, searched as {}</source>
        <translation>、探索での値 {}</translation>
    </message>
    <message>
        <source>, {} visits, Q {}, own value {}</source>
        <translation>、訪問 {}、Q {}、自身の値 {}</translation>
    </message>
    <message>
        <source>A − B: {}; side by side instead</source>
        <translation>A − B: {}。代わりに並べて表示</translation>
    </message>
    <message>
        <source>After it: entropy {} nat, likeliest {}</source>
        <translation>次: エントロピー {} nat、最大確率 {}</translation>
    </message>
    <message>
        <source>Beam search beside it; {} nodes, {} evaluations</source>
        <translation>比較用ビームサーチ。ノード {}、評価 {}</translation>
    </message>
    <message>
        <source>Beyond the trained context of {} tokens</source>
        <translation>学習した文脈長 {} トークンを超えています</translation>
    </message>
    <message>
        <source>Completions of {} (dot: picked)</source>
        <translation>{} の補完（点: 選択）</translation>
    </message>
    <message>
        <source>Confidence of the best completion so far</source>
        <translation>これまでの最良の補完の確信度</translation>
    </message>
    <message>
        <source>Confidence {}</source>
        <translation>確信度 {}</translation>
    </message>
    <message>
        <source>Cost: 1 token</source>
        <translation>コスト: 1 トークン</translation>
    </message>
    <message>
        <source>Cost: 1 token, {} ms measured; path {}, {} ms</source>
        <translation>コスト: 1 トークン、実測 {} ms。経路 {}、{} ms</translation>
    </message>
    <message>
        <source>Cost: not run through the model</source>
        <translation>コスト: モデルで未評価</translation>
    </message>
    <message>
        <source>Cost: the prompt&apos;s {} tokens</source>
        <translation>コスト: プロンプトの {} トークン</translation>
    </message>
    <message>
        <source>Distinct n-grams</source>
        <translation>異なる n-gram</translation>
    </message>
    <message>
        <source>Distinct pairs of tokens among the answers (distinct-2)</source>
        <translation>答えの中の異なるトークン対 (distinct-2)</translation>
    </message>
    <message>
        <source>Exact search, not proven; {} nodes, {} evaluations</source>
        <translation>厳密探索（未証明）。ノード {}、評価 {}</translation>
    </message>
    <message>
        <source>Exact search: no text is likelier than the one in bold; {} nodes, {} evaluations</source>
        <translation>厳密探索: 太字のテキストが最尤。ノード {}、評価 {}</translation>
    </message>
    <message>
        <source>Greedy: the likeliest token each time; {} nodes, {} evaluations</source>
        <translation>貪欲法: 毎回最尤のトークン。ノード {}、評価 {}</translation>
    </message>
    <message>
        <source>How far they differ</source>
        <translation>互いの違い</translation>
    </message>
    <message>
        <source>How much each token surprises the model</source>
        <translation>各トークンがモデルを驚かせる度合い</translation>
    </message>
    <message>
        <source>How the tokens at byte {} came together: each pair merged, its rank below</source>
        <translation>バイト {} のトークンのでき方: 結合された対と、その下に順位</translation>
    </message>
    <message>
        <source>How unsure the model was, and how surprised by what came</source>
        <translation>モデルの迷いと、実際に来たものへの驚き</translation>
    </message>
    <message>
        <source>How widely each token looks</source>
        <translation>各トークンの視野の広さ</translation>
    </message>
    <message>
        <source>Its attention</source>
        <translation>注意を見る</translation>
    </message>
    <message>
        <source>Its path: log p {}, score {} nat</source>
        <translation>経路: log p {}、スコア {} nat</translation>
    </message>
    <message>
        <source>Its path; a click chooses a node on it</source>
        <translation>経路。クリックでノードを選択</translation>
    </message>
    <message>
        <source>Its token: p {}, rank {}, log p {}</source>
        <translation>トークン: p {}、順位 {}、log p {}</translation>
    </message>
    <message>
        <source>Its token: p {}, rank {}; path: log p {}</source>
        <translation>トークン: p {}、順位 {}。経路: log p {}</translation>
    </message>
    <message>
        <source>Layer {}, head {}</source>
        <translation>層 {}、ヘッド {}</translation>
    </message>
    <message>
        <source>Layer {}, largest of its heads</source>
        <translation>層 {}、ヘッドの最大</translation>
    </message>
    <message>
        <source>Layer {}, mean of its heads</source>
        <translation>層 {}、ヘッドの平均</translation>
    </message>
    <message>
        <source>Let go what is forced from here</source>
        <translation>ここからの強制を解除</translation>
    </message>
    <message>
        <source>Let the forced tokens go</source>
        <translation>強制トークンを解除</translation>
    </message>
    <message>
        <source>Mean confidence of the best answer</source>
        <translation>最良の答えの平均確信度</translation>
    </message>
    <message>
        <source>No leaf is open</source>
        <translation>開いた葉はありません</translation>
    </message>
    <message>
        <source>No walk went on from this node</source>
        <translation>このノードから先へ進んだ試行はありません</translation>
    </message>
    <message>
        <source>Node {}, depth {}, step {}: {}</source>
        <translation>ノード {}、深さ {}、ステップ {}: {}</translation>
    </message>
    <message>
        <source>Nothing is known yet of what follows this node</source>
        <translation>このノードの次はまだわかりません</translation>
    </message>
    <message>
        <source>Nothing was considered after this node</source>
        <translation>このノードの次は検討されていません</translation>
    </message>
    <message>
        <source>One lane a group; a flag tells what a token was taxed</source>
        <translation>グループごとに 1 列。旗はトークンへの罰則</translation>
    </message>
    <message>
        <source>Open leaves: chance to be drawn next</source>
        <translation>開いた葉: 次に引かれる確率</translation>
    </message>
    <message>
        <source>Outputs by log-probability</source>
        <translation>出力（対数確率順）</translation>
    </message>
    <message>
        <source>Outputs by log-probability a token</source>
        <translation>出力（トークンあたりの対数確率順）</translation>
    </message>
    <message>
        <source>Outputs by log-probability less tax</source>
        <translation>出力（罰則を引いた対数確率順）</translation>
    </message>
    <message>
        <source>Outputs by the search&apos;s score</source>
        <translation>出力（探索のスコア順）</translation>
    </message>
    <message>
        <source>Outputs, best first</source>
        <translation>出力（最良から）</translation>
    </message>
    <message>
        <source>Rollout to layer {}</source>
        <translation>層 {} までのロールアウト</translation>
    </message>
    <message>
        <source>Rollout to layer {}; it drifts to the first token by itself</source>
        <translation>層 {} までのロールアウト。自然に最初のトークンへ偏ります</translation>
    </message>
    <message>
        <source>Rényi</source>
        <translation>Rényi</translation>
    </message>
    <message>
        <source>Solved by any answer returned, of {} task</source>
        <translation>いずれかの答えで解けた数（{} 題中）</translation>
    </message>
    <message>
        <source>Solved by any answer returned, of {} tasks</source>
        <translation>いずれかの答えで解けた数（{} 題中）</translation>
    </message>
    <message>
        <source>Solved by the best answer, of {} task</source>
        <translation>最良の答えで解けた数（{} 題中）</translation>
    </message>
    <message>
        <source>Solved by the best answer, of {} tasks</source>
        <translation>最良の答えで解けた数（{} 題中）</translation>
    </message>
    <message>
        <source>Step {}, probability in % after each stage: {} of {} tokens stay; a click on a candidate puts it there</source>
        <translation>ステップ {}、各段階の後の確率 (%): {} / {} トークンが残ります。候補をクリックすると置かれます</translation>
    </message>
    <message>
        <source>Step {}, probability in % after each stage: {} of {} tokens stays; a click on a candidate puts it there</source>
        <translation>ステップ {}、各段階の後の確率 (%): {} / {} トークンが残ります。候補をクリックすると置かれます</translation>
    </message>
    <message>
        <source>The prompt, and what the model wrote after it, coloured by {}</source>
        <translation>プロンプトとモデルが書いた続き（色: {}）</translation>
    </message>
    <message>
        <source>The queue: likeliest paths not yet continued</source>
        <translation>待ち行列: まだ続けていない最尤の経路</translation>
    </message>
    <message>
        <source>The text is empty: there is nothing to split</source>
        <translation>テキストが空です。分割するものがありません</translation>
    </message>
    <message>
        <source>Tree search as AlphaGo: area is visits; {} nodes, {} evaluations</source>
        <translation>AlphaGo 方式の木探索: 面積は訪問数。ノード {}、評価 {}</translation>
    </message>
    <message>
        <source>Tree search: leaves drawn by confidence; {} nodes, {} evaluations</source>
        <translation>木探索: 確信度で葉を抽選。ノード {}、評価 {}</translation>
    </message>
    <message>
        <source>What came next (marked); a click forces it</source>
        <translation>次に来たもの（印付き）。クリックで強制</translation>
    </message>
    <message>
        <source>What each answered</source>
        <translation>それぞれの答え</translation>
    </message>
    <message>
        <source>What each head does</source>
        <translation>各ヘッドの役割</translation>
    </message>
    <message>
        <source>What may come next; a click forces it</source>
        <translation>次に来うるもの。クリックで強制</translation>
    </message>
    <message>
        <source>What may follow &quot;{}&quot;</source>
        <translation>&quot;{}&quot; の次に来うるもの</translation>
    </message>
    <message>
        <source>What the search kept at each step</source>
        <translation>各ステップで探索が残したもの</translation>
    </message>
    <message>
        <source>Where &quot;{}&quot; looks</source>
        <translation>&quot;{}&quot; が見るところ</translation>
    </message>
    <message>
        <source>Where the next walk goes from here: U = Q + prior term</source>
        <translation>ここから次に進む先: U = Q + 事前項</translation>
    </message>
    <message>
        <source>Where the prediction forms: what each layer gives to the final one</source>
        <translation>予測ができるところ: 各層が最終予測に与える確率</translation>
    </message>
    <message>
        <source>Who looks at whom</source>
        <translation>誰が誰を見るか</translation>
    </message>
    <message>
        <source>a token from the start: no merge</source>
        <translation>最初からあるトークン: 結合なし</translation>
    </message>
    <message>
        <source>a {} cannot be subtracted</source>
        <translation>{} は引き算できません</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>許可</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>attention over uniform</source>
        <translation>一様に対する注意</translation>
    </message>
    <message>
        <source>bad words</source>
        <translation>禁止語</translation>
    </message>
    <message>
        <source>bars below: {}, full height {}</source>
        <translation>下の棒: {}、最大の高さ {}</translation>
    </message>
    <message>
        <source>beam search</source>
        <translation>ビームサーチ</translation>
    </message>
    <message>
        <source>beam width</source>
        <translation>ビーム幅</translation>
    </message>
    <message>
        <source>best path</source>
        <translation>最良の経路</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>バイアス</translation>
    </message>
    <message>
        <source>bits/byte</source>
        <translation>ビット/バイト</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>予算</translation>
    </message>
    <message>
        <source>bytes/token</source>
        <translation>バイト/トークン</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>citation block</source>
        <translation>引用禁止</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>確信度</translation>
    </message>
    <message>
        <source>coverage</source>
        <translation>カバレッジ</translation>
    </message>
    <message>
        <source>diverse</source>
        <translation>多様</translation>
    </message>
    <message>
        <source>diversity</source>
        <translation>多様性</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>edits a token</source>
        <translation>トークンあたりの編集数</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>エントロピー</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>epsilon</translation>
    </message>
    <message>
        <source>eta</source>
        <translation>eta</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>評価回数</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>展開済み</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>first-token</source>
        <translation>先頭トークン</translation>
    </message>
    <message>
        <source>forced</source>
        <translation>強制</translation>
    </message>
    <message>
        <source>forced begin</source>
        <translation>強制された先頭</translation>
    </message>
    <message>
        <source>forced end</source>
        <translation>強制された末尾</translation>
    </message>
    <message>
        <source>group width</source>
        <translation>グループ幅</translation>
    </message>
    <message>
        <source>group {}</source>
        <translation>グループ {}</translation>
    </message>
    <message>
        <source>guidance</source>
        <translation>ガイダンス</translation>
    </message>
    <message>
        <source>head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>induction</source>
        <translation>誘導</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>length decay</source>
        <translation>長さの減衰</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局所</translation>
    </message>
    <message>
        <source>log p</source>
        <translation>log p</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>見られる側</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>見る側</translation>
    </message>
    <message>
        <source>min length</source>
        <translation>最小長</translation>
    </message>
    <message>
        <source>min new tokens</source>
        <translation>最小の新規数</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>next-token</source>
        <translation>次トークン</translation>
    </message>
    <message>
        <source>no repeat</source>
        <translation>繰り返し禁止</translation>
    </message>
    <message>
        <source>no repeat of prompt</source>
        <translation>プロンプトの繰り返し禁止</translation>
    </message>
    <message>
        <source>no token here</source>
        <translation>ここにトークンなし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>nothing here can be subtracted</source>
        <translation>ここには引き算できるものがありません</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未展開</translation>
    </message>
    <message>
        <source>output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>over uniform</source>
        <translation>一様との比</translation>
    </message>
    <message>
        <source>presence</source>
        <translation>出現</translation>
    </message>
    <message>
        <source>previous- or next-token</source>
        <translation>前または次トークン</translation>
    </message>
    <message>
        <source>previous-token</source>
        <translation>前トークン</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>prompt penalty</source>
        <translation>プロンプト罰則</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>枝刈り</translation>
    </message>
    <message>
        <source>pruned by {}</source>
        <translation>枝刈り: {}</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>順位</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>生の値</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>remove invalid</source>
        <translation>無効を除去</translation>
    </message>
    <message>
        <source>renormalise</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>renormalised</source>
        <translation>正規化後</translation>
    </message>
    <message>
        <source>repetition</source>
        <translation>繰り返し</translation>
    </message>
    <message>
        <source>running</source>
        <translation>継続中</translation>
    </message>
    <message>
        <source>score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>score a token</source>
        <translation>トークンあたりのスコア</translation>
    </message>
    <message>
        <source>self</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>separator</source>
        <translation>区切り</translation>
    </message>
    <message>
        <source>share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>split words</source>
        <translation>分割語</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>step {} of {}</source>
        <translation>ステップ {} / {}</translation>
    </message>
    <message>
        <source>suppress</source>
        <translation>抑制</translation>
    </message>
    <message>
        <source>suppress at begin</source>
        <translation>先頭で抑制</translation>
    </message>
    <message>
        <source>surprisal</source>
        <translation>驚き</translation>
    </message>
    <message>
        <source>surprisal, entropy</source>
        <translation>驚き、エントロピー</translation>
    </message>
    <message>
        <source>taxed</source>
        <translation>罰則後</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>the bars have no label in common</source>
        <translation>棒に共通のラベルがありません</translation>
    </message>
    <message>
        <source>the curves have no point in common</source>
        <translation>曲線に共通の点がありません</translation>
    </message>
    <message>
        <source>the lines lie between different numbers of pieces</source>
        <translation>線がつなぐ断片の数が違います</translation>
    </message>
    <message>
        <source>the maps have {} and {} cells: they cannot be subtracted</source>
        <translation>マップのセル数が {} と {} なので引き算できません</translation>
    </message>
    <message>
        <source>the pictures have different plots</source>
        <translation>図の構成が違います</translation>
    </message>
    <message>
        <source>the prompt alone</source>
        <translation>プロンプトのみ</translation>
    </message>
    <message>
        <source>the small maps differ in number or in size</source>
        <translation>小さなマップの数か大きさが違います</translation>
    </message>
    <message>
        <source>the strips have no pieces in common</source>
        <translation>テキストに共通の断片がありません</translation>
    </message>
    <message>
        <source>the strips show pieces without values</source>
        <translation>断片に値がありません</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>tokens/word</source>
        <translation>トークン/語</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>trees cannot be subtracted</source>
        <translation>木は引き算できません</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>打ち切り</translation>
    </message>
    <message>
        <source>typical</source>
        <translation>typical</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>一様</translation>
    </message>
    <message>
        <source>value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>訪問数</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>語彙</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>不正解</translation>
    </message>
    <message>
        <source>{} bytes, token by token</source>
        <translation>{} バイト、トークンごと</translation>
    </message>
    <message>
        <source>{} bytes, token by token, one row a tokenizer; coloured where they differ</source>
        <translation>{} バイト、トークナイザごとに 1 行。違うところに色</translation>
    </message>
    <message>
        <source>{} groups</source>
        <translation>{} グループ</translation>
    </message>
    <message>
        <source>{} of {} lines shown</source>
        <translation>{} / {} 行を表示</translation>
    </message>
    <message>
        <source>{} of {} shown</source>
        <translation>{} / {} を表示</translation>
    </message>
    <message>
        <source>{} of {} tasks shown</source>
        <translation>{} / {} 題を表示</translation>
    </message>
    <message>
        <source>{}: where &quot;{}&quot; looks</source>
        <translation>{}: &quot;{}&quot; が見るところ</translation>
    </message>
    <message>
        <source>“{}” found 1 time</source>
        <translation>「{}」は 1 回</translation>
    </message>
    <message>
        <source>“{}” found {} times</source>
        <translation>「{}」は {} 回</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>深さ</translation>
    </message>
</context>
<context>
    <name>message</name>
    <message>
        <source>&quot;{}&quot; is missing, or no text</source>
        <translation>&quot;{}&quot; がないか、文字列ではありません</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is neither a file or folder nor a model of the list{}</source>
        <translation>&quot;{}&quot; はファイルでもフォルダでも、一覧にあるモデルでもありません{}</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is neither a tokenizer file nor a known name{}</source>
        <translation>&quot;{}&quot; はトークナイザのファイルでも、知られた名前でもありません{}</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no base64 character</source>
        <translation>&quot;{}&quot; は base64 の文字ではありません</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no device: cpu, cuda or cuda:N</source>
        <translation>&quot;{}&quot; はデバイスではありません。cpu、cuda、cuda:N のどれかにしてください</translation>
    </message>
    <message>
        <source>; did you mean {}?</source>
        <translation>（もしかして {}）</translation>
    </message>
    <message>
        <source>; there are {}</source>
        <translation>（あるのは {}）</translation>
    </message>
    <message>
        <source>AllTokensBlocked: after step {} no token has a probability above 0</source>
        <translation>AllTokensBlocked: ステップ {} の後、確率が 0 より大きいトークンがありません</translation>
    </message>
    <message>
        <source>The text ended before step {}, where a token was to be forced</source>
        <translation>トークンを強制するはずだったステップ {} の前に、テキストが終わりました</translation>
    </message>
    <message>
        <source>a figure ends in .svg, .pdf or .png, not in &quot;{}&quot;</source>
        <translation>図のファイル名は .svg、.pdf、.png のどれかで終わります。&quot;{}&quot; ではありません</translation>
    </message>
    <message>
        <source>a figure is 10 to 2000 millimetres wide and high, not {}</source>
        <translation>図の幅と高さは 10～2000 ミリメートルです。{} にはできません</translation>
    </message>
    <message>
        <source>a font of {} bytes cannot be cut to its glyphs</source>
        <translation>{} バイトのフォントを必要な字形だけに切り詰められません</translation>
    </message>
    <message>
        <source>a panel of &quot;{}&quot; is not shown: it is not here</source>
        <translation>&quot;{}&quot; のパネルは、ここにないので表示しません</translation>
    </message>
    <message>
        <source>a pin could not be read and was left out</source>
        <translation>固定した項目の一つが読めなかったので、除きました</translation>
    </message>
    <message>
        <source>aligning</source>
        <translation>位置合わせ中</translation>
    </message>
    <message>
        <source>answer {} is none of the {} options</source>
        <translation>答え {} は {} 個の選択肢の中にありません</translation>
    </message>
    <message>
        <source>attention of {} x {} tokens is too much for a file: ask for at most {} at a time by rows and columns</source>
        <translation>{} × {} トークンの注意は一つのファイルには大きすぎます。rows と columns で一度に {} までにしてください</translation>
    </message>
    <message>
        <source>beams must be at least 1, and {} are asked for</source>
        <translation>beams は 1 以上です。{} が指定されています</translation>
    </message>
    <message>
        <source>beyond the trained context of {} tokens</source>
        <translation>学習した文脈長 {} トークンを超えています</translation>
    </message>
    <message>
        <source>bits per byte of {} are of its first {} tokens of {}</source>
        <translation>{} のビット/バイトは、最初の {} トークン（全 {}）のものです</translation>
    </message>
    <message>
        <source>c-base must be greater than 0, not {}</source>
        <translation>c-base は 0 より大きい値です。{} にはできません</translation>
    </message>
    <message>
        <source>cannot map {}: {}</source>
        <translation>{} をメモリに割り当てられません: {}</translation>
    </message>
    <message>
        <source>cannot open {}: {}</source>
        <translation>{} を開けません: {}</translation>
    </message>
    <message>
        <source>comparing heads</source>
        <translation>ヘッドを比較中</translation>
    </message>
    <message>
        <source>diversity must be a finite number from 0 on, and it is {}</source>
        <translation>diversity は 0 以上の有限の数です。今は {} です</translation>
    </message>
    <message>
        <source>dpi lies between 36 and 2400, not {}</source>
        <translation>dpi は 36～2400 です。{} にはできません</translation>
    </message>
    <message>
        <source>forced has {} numbers; pairs of a step and a token&apos;s id are right</source>
        <translation>forced には {} 個の数があります。ステップとトークン ID の組にしてください</translation>
    </message>
    <message>
        <source>generating</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>groups must be at least 1, and {} are asked for</source>
        <translation>groups は 1 以上です。{} が指定されています</translation>
    </message>
    <message>
        <source>groups must divide beams: {} does not divide {}</source>
        <translation>groups は beams の約数です。{} は {} を割り切りません</translation>
    </message>
    <message>
        <source>head {} does not exist: {} has heads 0 to {}</source>
        <translation>ヘッド {} はありません。{} のヘッドは 0～{} です</translation>
    </message>
    <message>
        <source>layer {} does not exist: {} has layers 0 to {}</source>
        <translation>層 {} はありません。{} の層は 0～{} です</translation>
    </message>
    <message>
        <source>length must be at least 1 token, and {} are asked for</source>
        <translation>length は 1 トークン以上です。{} が指定されています</translation>
    </message>
    <message>
        <source>log-sum-exp was not kept for layer {}: set layer to it and run again</source>
        <translation>層 {} の log-sum-exp は保存されていません。layer をその値にして再実行してください</translation>
    </message>
    <message>
        <source>long text: the maps of {} of {} layers are kept, another layer reads it again</source>
        <translation>長いテキストのため、保存しているマップは {} / {} 層分です。別の層では読み直します</translation>
    </message>
    <message>
        <source>looking into the layers</source>
        <translation>各層を調べています</translation>
    </message>
    <message>
        <source>measuring the loss</source>
        <translation>損失を測定中</translation>
    </message>
    <message>
        <source>n-grams must have at least 1 token, and {} are asked for</source>
        <translation>n-gram は 1 トークン以上です。{} が指定されています</translation>
    </message>
    <message>
        <source>no CUDA device: {}</source>
        <translation>CUDA デバイスがありません: {}</translation>
    </message>
    <message>
        <source>no lesson: &quot;steps&quot; are missing</source>
        <translation>レッスンではありません。&quot;steps&quot; がありません</translation>
    </message>
    <message>
        <source>no lesson: it has no step</source>
        <translation>レッスンではありません。ステップがありません</translation>
    </message>
    <message>
        <source>no model was given{}</source>
        <translation>モデルが指定されていません{}</translation>
    </message>
    <message>
        <source>no strategy is named: choose one of greedy, samples, beam, P, A, E</source>
        <translation>戦略が指定されていません。greedy、samples、beam、P、A、E から選んでください</translation>
    </message>
    <message>
        <source>not proven to be the likeliest</source>
        <translation>最も確率が高いとは証明されていません</translation>
    </message>
    <message>
        <source>nothing was completed within the budget: the open path of greatest confidence was finished greedily</source>
        <translation>予算内に完成したものがないので、最も確信度の高い未完の経路を貪欲に完成させました</translation>
    </message>
    <message>
        <source>reading the prompt</source>
        <translation>プロンプトを読み込み中</translation>
    </message>
    <message>
        <source>reading the text</source>
        <translation>テキストを読み込み中</translation>
    </message>
    <message>
        <source>rolling out</source>
        <translation>ロールアウトを計算中</translation>
    </message>
    <message>
        <source>rollout is shown up to {} tokens, the text has {}: shorten it, or choose fuse mean</source>
        <translation>ロールアウトは {} トークンまで表示できます。テキストは {} トークンです。短くするか、fuse を mean にしてください</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>探索中</translation>
    </message>
    <message>
        <source>searching without groups, to compare</source>
        <translation>比較のため、グループなしで探索中</translation>
    </message>
    <message>
        <source>searching: {}</source>
        <translation>探索中: {}</translation>
    </message>
    <message>
        <source>splitting</source>
        <translation>分割中</translation>
    </message>
    <message>
        <source>stopped by the clock: another run may differ</source>
        <translation>時間切れで停止しました。別の実行では結果が変わることがあります</translation>
    </message>
    <message>
        <source>tasks {} to {} are asked for, and there are {}</source>
        <translation>課題 {}～{} が指定されていますが、{} 個しかありません</translation>
    </message>
    <message>
        <source>tau must be greater than 0, not {}: a small one searches best first</source>
        <translation>tau は 0 より大きい値です（今は {}）。小さいほど最良優先で探索します</translation>
    </message>
    <message>
        <source>the bundled font {} cannot be read</source>
        <translation>付属のフォント {} を読めません</translation>
    </message>
    <message>
        <source>the figure {} cannot be written: {}</source>
        <translation>図 {} を書き込めません: {}</translation>
    </message>
    <message>
        <source>the forced token {} does not exist: ids go from 0 to {}</source>
        <translation>強制するトークン {} はありません。ID は 0～{} です</translation>
    </message>
    <message>
        <source>the forced token {} does not exist: {} has tokens 0 to {}</source>
        <translation>強制するトークン {} はありません。{} のトークンは 0～{} です</translation>
    </message>
    <message>
        <source>the forced token {} ends the text: nothing can grow below it</source>
        <translation>強制するトークン {} はテキストを終わらせるので、その下には何も伸びません</translation>
    </message>
    <message>
        <source>the model&apos;s scores are no finite numbers: nothing can follow</source>
        <translation>モデルのスコアが有限の数ではないので、続きを求められません</translation>
    </message>
    <message>
        <source>the pattern &quot;{}&quot; is no regular expression: {}</source>
        <translation>パターン &quot;{}&quot; は正規表現ではありません: {}</translation>
    </message>
    <message>
        <source>the prompt has no tokens for {}: type something</source>
        <translation>プロンプトは {} ではトークンになりません。何か入力してください</translation>
    </message>
    <message>
        <source>the prompt has {} tokens and {} are to come, and {} holds {}: shorten one</source>
        <translation>プロンプトは {} トークン、続きは {} トークンですが、{} に入るのは {} トークンです。どちらかを短くしてください</translation>
    </message>
    <message>
        <source>the prompt is empty: type something, or choose bundled:fox</source>
        <translation>プロンプトが空です。何か入力するか、bundled:fox を選んでください</translation>
    </message>
    <message>
        <source>the run failed without saying why</source>
        <translation>実行が理由を示さずに失敗しました</translation>
    </message>
    <message>
        <source>the strategy {} does not exist: there are greedy, samples, beam, P, A, E</source>
        <translation>戦略 {} はありません。あるのは greedy、samples、beam、P、A、E です</translation>
    </message>
    <message>
        <source>the text has no tokens for {}: type something</source>
        <translation>テキストは {} ではトークンになりません。何か入力してください</translation>
    </message>
    <message>
        <source>the text has {} tokens and {} holds {}: shorten it</source>
        <translation>テキストは {} トークンですが、{} に入るのは {} トークンです。短くしてください</translation>
    </message>
    <message>
        <source>the text is empty: type something, or choose bundled:fox</source>
        <translation>テキストが空です。何か入力するか、bundled:fox を選んでください</translation>
    </message>
    <message>
        <source>the value source is a scorer and none is given: choose confidence</source>
        <translation>値の出所が採点器ですが、採点器がありません。confidence を選んでください</translation>
    </message>
    <message>
        <source>the value source {} needs a pattern, and it is empty</source>
        <translation>値の出所 {} にはパターンが必要ですが、空です</translation>
    </message>
    <message>
        <source>there is no bundled text &quot;{}&quot;{}</source>
        <translation>付属のテキスト &quot;{}&quot; はありません{}</translation>
    </message>
    <message>
        <source>there is no experiment &quot;{}&quot;</source>
        <translation>実験 &quot;{}&quot; はありません</translation>
    </message>
    <message>
        <source>there is no field &quot;{}&quot;{}</source>
        <translation>フィールド &quot;{}&quot; はありません{}</translation>
    </message>
    <message>
        <source>there is no lesson &quot;{}&quot;; there are {}</source>
        <translation>レッスン &quot;{}&quot; はありません。あるのは {} です</translation>
    </message>
    <message>
        <source>there is no model file or folder {}</source>
        <translation>モデルのファイルまたはフォルダ {} がありません</translation>
    </message>
    <message>
        <source>there is no model {}; a .gguf file or a folder with config.json and model.safetensors is needed</source>
        <translation>モデル {} がありません。.gguf ファイルか、config.json と model.safetensors のあるフォルダが必要です</translation>
    </message>
    <message>
        <source>there is no tokenizer file {}</source>
        <translation>トークナイザのファイル {} がありません</translation>
    </message>
    <message>
        <source>there is not enough memory for this run: choose a shorter text or a smaller preset</source>
        <translation>この実行にはメモリが足りません。短いテキストか小さいプリセットを選んでください</translation>
    </message>
    <message>
        <source>this run needs about {} MiB and {} MiB are free: choose a shorter text or a smaller preset</source>
        <translation>この実行には約 {} MiB が必要ですが、空きは {} MiB です。短いテキストか小さいプリセットを選んでください</translation>
    </message>
    <message>
        <source>token {} cannot be suppressed: it does not exist; {} has tokens 0 to {}</source>
        <translation>トークン {} は存在しないので抑制できません。{} のトークンは 0～{} です</translation>
    </message>
    <message>
        <source>tokenizers must name one to four, not {}</source>
        <translation>tokenizers には 1～4 個を指定します。{} 個にはできません</translation>
    </message>
    <message>
        <source>tokenizers names &quot;{}&quot; twice</source>
        <translation>tokenizers に &quot;{}&quot; が二度あります</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>書き出し中</translation>
    </message>
    <message>
        <source>{} begin at {} and end at {}: the end must lie behind</source>
        <translation>{} は {} で始まり {} で終わります。終わりは始まりより後にしてください</translation>
    </message>
    <message>
        <source>{} cannot be &quot;{}&quot;</source>
        <translation>{} を &quot;{}&quot; にはできません</translation>
    </message>
    <message>
        <source>{} cannot be &quot;{}&quot;{}</source>
        <translation>{} を &quot;{}&quot; にはできません{}</translation>
    </message>
    <message>
        <source>{} cannot be as large as {}</source>
        <translation>{} を {} ほど大きくはできません</translation>
    </message>
    <message>
        <source>{} cannot be read</source>
        <translation>{} を読めません</translation>
    </message>
    <message>
        <source>{} cannot be written: {}</source>
        <translation>{} を書き込めません: {}</translation>
    </message>
    <message>
        <source>{} carries no provenance of ours</source>
        <translation>{} には当プログラムの来歴情報がありません</translation>
    </message>
    <message>
        <source>{} does not name its architecture (general.architecture, or model_type in config.json); llama, mistral, qwen2, qwen3, gpt2 and bert can be read</source>
        <translation>{} にアーキテクチャの名前がありません（general.architecture、または config.json の model_type）。読めるのは llama、mistral、qwen2、qwen3、gpt2、bert です</translation>
    </message>
    <message>
        <source>{} end at token {}, the text has {}</source>
        <translation>{} はトークン {} で終わりますが、テキストは {} トークンです</translation>
    </message>
    <message>
        <source>{} evaluations cannot write {} tokens: allow at least as many</source>
        <translation>{} 回の評価では {} トークンを書けません。同じ数以上にしてください</translation>
    </message>
    <message>
        <source>{} forced tokens leave nothing to search at depth {}: force fewer, or go deeper</source>
        <translation>{} 個のトークンを強制すると、深さ {} では探索するものが残りません。減らすか、深くしてください</translation>
    </message>
    <message>
        <source>{} has no input embedding</source>
        <translation>{} には入力の埋め込みがありません</translation>
    </message>
    <message>
        <source>{} has no tensor {}, which its architecture needs; near it: {}</source>
        <translation>{} には、アーキテクチャに必要なテンソル {} がありません。近い名前: {}</translation>
    </message>
    <message>
        <source>{} holds no tokenizer: wanted is tokenizer.json, tokenizer.model, spiece.model or vocab.txt</source>
        <translation>{} にトークナイザがありません。tokenizer.json、tokenizer.model、spiece.model、vocab.txt のどれかが必要です</translation>
    </message>
    <message>
        <source>{} is GGUF version {}; versions 2 and 3 can be read</source>
        <translation>{} は GGUF バージョン {} です。読めるのはバージョン 2 と 3 です</translation>
    </message>
    <message>
        <source>{} is a big-endian GGUF file; only little-endian ones can be read</source>
        <translation>{} はビッグエンディアンの GGUF ファイルです。読めるのはリトルエンディアンだけです</translation>
    </message>
    <message>
        <source>{} is a model of the architecture &quot;{}&quot;; llama, mistral, qwen2, qwen3, gpt2 and bert can be read (nearest: {})</source>
        <translation>{} のアーキテクチャは &quot;{}&quot; です。読めるのは llama、mistral、qwen2、qwen3、gpt2、bert です（最も近いもの: {}）</translation>
    </message>
    <message>
        <source>{} is a workspace of version {}; this program reads up to {}</source>
        <translation>{} はバージョン {} のワークスペースです。このプログラムが読めるのは {} までです</translation>
    </message>
    <message>
        <source>{} is an encoder and continues no text: choose another model</source>
        <translation>{} はエンコーダなので、テキストの続きを作れません。別のモデルを選んでください</translation>
    </message>
    <message>
        <source>{} is an encoder and generates nothing: set generate to 0</source>
        <translation>{} はエンコーダなので何も生成しません。generate を 0 にしてください</translation>
    </message>
    <message>
        <source>{} is an encoder and predicts no next token: choose another model</source>
        <translation>{} はエンコーダなので、次のトークンを予測しません。別のモデルを選んでください</translation>
    </message>
    <message>
        <source>{} is damaged: the key {} stands there twice</source>
        <translation>{} は壊れています。キー {} が二度あります</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} begins at {}, which is no multiple of {}</source>
        <translation>{} は壊れています。テンソル {} の始まり {} は {} の倍数ではありません</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} stands there twice</source>
        <translation>{} は壊れています。テンソル {} が二度あります</translation>
    </message>
    <message>
        <source>{} is left out: {} is missing; {}</source>
        <translation>{} を除きました。{} がありません。{}</translation>
    </message>
    <message>
        <source>{} is no GGUF file: it does not begin with &quot;GGUF&quot;</source>
        <translation>{} は GGUF ファイルではありません。&quot;GGUF&quot; で始まっていません</translation>
    </message>
    <message>
        <source>{} is no model list: {}</source>
        <translation>{} はモデルの一覧ではありません: {}</translation>
    </message>
    <message>
        <source>{} is no tokenizer known here: wanted is tokenizer.json, .model, vocab.txt, .tiktoken or .gguf (also .gz)</source>
        <translation>{} は対応しているトークナイザではありません。tokenizer.json、.model、vocab.txt、.tiktoken、.gguf（.gz も可）のどれかが必要です</translation>
    </message>
    <message>
        <source>{} is no workspace: &quot;program&quot;: &quot;seqscope&quot; and a &quot;version&quot; are missing</source>
        <translation>{} はワークスペースではありません。&quot;program&quot;: &quot;seqscope&quot; と &quot;version&quot; がありません</translation>
    </message>
    <message>
        <source>{} is not a regular file</source>
        <translation>{} は通常のファイルではありません</translation>
    </message>
    <message>
        <source>{} is not on this machine ({} is missing); {}</source>
        <translation>{} はこのコンピュータにありません（{} がありません）。{}</translation>
    </message>
    <message>
        <source>{} is not there: the tasks are shipped with the program</source>
        <translation>{} がありません。課題はプログラムに付属しています</translation>
    </message>
    <message>
        <source>{} is not valid JSON: {}</source>
        <translation>{} は正しい JSON ではありません: {}</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the key {} announces {} elements, and {} bytes are left</source>
        <translation>{} は途中で切れているか壊れています。キー {} は {} 個の要素を示しますが、残りは {} バイトです</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the tensor {} begins {} bytes into the data of a file of {} bytes</source>
        <translation>{} は途中で切れているか壊れています。テンソル {} はデータの {} バイト目で始まりますが、ファイルは {} バイトです</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the tensor {} needs the bytes {} to {}, and the file has {}</source>
        <translation>{} は途中で切れているか壊れています。テンソル {} にはバイト {}～{} が必要ですが、ファイルは {} バイトです</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: {} at byte {} needs {} bytes, and {} are left</source>
        <translation>{} は途中で切れているか壊れています。{}（バイト {}）には {} バイト必要ですが、残りは {} バイトです</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: {} keys and {} tensors cannot stand in {} bytes</source>
        <translation>{} は途中で切れているか壊れています。{} 個のキーと {} 個のテンソルは {} バイトに入りません</translation>
    </message>
    <message>
        <source>{} must be a finite number, not {}</source>
        <translation>{} は有限の数です。{} にはできません</translation>
    </message>
    <message>
        <source>{} must be at least {}, not {}</source>
        <translation>{} は {} 以上です。{} にはできません</translation>
    </message>
    <message>
        <source>{} must be at most {}, not {}</source>
        <translation>{} は {} 以下です。{} にはできません</translation>
    </message>
    <message>
        <source>{} must be between {} and {}, not {}</source>
        <translation>{} は {} 以上 {} 以下です。{} にはできません</translation>
    </message>
    <message>
        <source>{} must lie from {} to {}, not {}</source>
        <translation>{} は {}～{} です。{} にはできません</translation>
    </message>
    <message>
        <source>{} outputs exist, {} beams were asked for</source>
        <translation>出力は {} 個だけです。ビームは {} 本が指定されました</translation>
    </message>
    <message>
        <source>{} takes a list, not {}</source>
        <translation>{} にはリストが必要です。{} は使えません</translation>
    </message>
    <message>
        <source>{} takes a number, not {}</source>
        <translation>{} には数が必要です。{} は使えません</translation>
    </message>
    <message>
        <source>{} takes a string, not {}</source>
        <translation>{} には文字列が必要です。{} は使えません</translation>
    </message>
    <message>
        <source>{} takes a whole number, not {}</source>
        <translation>{} には整数が必要です。{} は使えません</translation>
    </message>
    <message>
        <source>{} takes true or false, not {}</source>
        <translation>{} には true か false が必要です。{} は使えません</translation>
    </message>
    <message>
        <source>{} takes two numbers, begin and end, not {}</source>
        <translation>{} には始まりと終わりの二つの数が必要です。{} は使えません</translation>
    </message>
    <message>
        <source>{} tokens are forced and {} may be written: allow more</source>
        <translation>{} トークンが強制されていますが、書けるのは {} トークンです。増やしてください</translation>
    </message>
    <message>
        <source>{} was given a value of another type</source>
        <translation>{} に別の型の値が与えられました</translation>
    </message>
    <message>
        <source>{} was made by &quot;{}&quot;, which is not here</source>
        <translation>{} は &quot;{}&quot; が作ったものですが、それはここにありません</translation>
    </message>
    <message>
        <source>{} x {} mm at {} dpi are more than 200 million pixels: a lower dpi would do</source>
        <translation>{} × {} mm を {} dpi にすると 2 億画素を超えます。dpi を下げてください</translation>
    </message>
    <message>
        <source>{}, step {}: {}</source>
        <translation>{}、ステップ {}: {}</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is neither true nor false</source>
        <translation>{}: &quot;{}&quot; は true でも false でもありません</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is no number</source>
        <translation>{}: &quot;{}&quot; は数ではありません</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is no whole number</source>
        <translation>{}: &quot;{}&quot; は整数ではありません</translation>
    </message>
    <message>
        <source>{}: a problem has a question, and an answer that ends in #### and a number</source>
        <translation>{}: 問題には質問と、#### と数で終わる答えが必要です</translation>
    </message>
    <message>
        <source>{}: a puzzle has four numbers, not &quot;{}&quot;</source>
        <translation>{}: パズルは四つの数です。&quot;{}&quot; ではありません</translation>
    </message>
    <message>
        <source>{}: axis {} of the tensor {} has {} elements; 1 to 2^48 in all can be</source>
        <translation>{}: 軸 {}（テンソル {}）の要素が {} 個です。全体で 1～2^48 個にできます</translation>
    </message>
    <message>
        <source>{}: general.alignment is {}; a power of two from 8 is needed</source>
        <translation>{}: general.alignment は {} です。8 以上の 2 のべき乗が必要です</translation>
    </message>
    <message>
        <source>{}: rows of the tensor {} hold {} elements; a multiple of {} is right for {}</source>
        <translation>{}: テンソル {} の行は {} 要素です。{} の倍数にします（{} の場合）</translation>
    </message>
    <message>
        <source>{}: the key {} is an array of type {} at depth {}; types 0 to {} and {} levels are known</source>
        <translation>{}: キー {} は型 {} の配列（深さ {}）です。使えるのは型 0～{} と {} 段までです</translation>
    </message>
    <message>
        <source>{}: the key {} is of type {}; types 0 to {} are known</source>
        <translation>{}: キー {} の型は {} です。使えるのは型 0～{} です</translation>
    </message>
    <message>
        <source>{}: the norms&apos; epsilon is {}; 0 to 1 are possible</source>
        <translation>{}: 正規化のイプシロンは {} です。0～1 にできます</translation>
    </message>
    <message>
        <source>{}: the number of {} is {}; 1 to {} are possible</source>
        <translation>{}: {} の数は {} です。1～{} にできます</translation>
    </message>
    <message>
        <source>{}: the tensor {} has the shape {}; {} is right</source>
        <translation>{}: テンソル {} の形は {} です。正しくは {} です</translation>
    </message>
    <message>
        <source>{}: the tensor {} has {} axes; at most {} make sense</source>
        <translation>{}: テンソル {} の軸は {} 本です。多くても {} 本です</translation>
    </message>
    <message>
        <source>{}: the tensor {} holds {}; weights are F32, F16, BF16 or a quantised type</source>
        <translation>{}: テンソル {} の中身は {} です。重みは F32、F16、BF16、または量子化された型です</translation>
    </message>
    <message>
        <source>{}: the tensor {} is of type {}, which this program cannot read; it reads {}</source>
        <translation>{}: テンソル {} の型 {} は、このプログラムでは読めません。読めるのは {} です</translation>
    </message>
    <message>
        <source>{}: {} at byte {} is {} bytes long; at most {} make sense</source>
        <translation>{}: {}（バイト {}）の長さは {} バイトです。多くても {} バイトです</translation>
    </message>
    <message>
        <source>{}: {} key and value heads do not divide {} heads</source>
        <translation>{}: キーと値のヘッド {} 個は、ヘッド {} 個を割り切りません</translation>
    </message>
    <message>
        <source>sequences are nested more than 8 deep</source>
        <translation>シーケンスの入れ子が 8 段を超えています</translation>
    </message>
    <message>
        <source>{} has no config.json; a model&apos;s folder holds config.json and model.safetensors</source>
        <translation>{} に config.json がありません。モデルのフォルダには config.json と model.safetensors が必要です</translation>
    </message>
    <message>
        <source>{} has no object &quot;weight_map&quot;</source>
        <translation>{} にオブジェクト &quot;weight_map&quot; がありません</translation>
    </message>
    <message>
        <source>{} has no tensor {}; it has {} tensors</source>
        <translation>{} にテンソル {} がありません。テンソルは {} 個あります</translation>
    </message>
    <message>
        <source>{} holds neither model.safetensors nor model.safetensors.index.json</source>
        <translation>{} に model.safetensors も model.safetensors.index.json もありません</translation>
    </message>
    <message>
        <source>{} holds no JSON object</source>
        <translation>{} の中身は JSON のオブジェクトではありません</translation>
    </message>
    <message>
        <source>{} holds no pieces</source>
        <translation>{} にピースがありません</translation>
    </message>
    <message>
        <source>{} is damaged: &quot;{}&quot; of the tensor {} holds {}; whole numbers up to 2^48 are right</source>
        <translation>{} は壊れています。&quot;{}&quot;（テンソル {}）の中身は {} です。2^48 までの整数にします</translation>
    </message>
    <message>
        <source>{} is damaged: its header is no JSON object</source>
        <translation>{} は壊れています。ヘッダが JSON のオブジェクトではありません</translation>
    </message>
    <message>
        <source>{} is damaged: its header is not valid JSON: {}</source>
        <translation>{} は壊れています。ヘッダが正しい JSON ではありません: {}</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} has no &quot;dtype&quot;</source>
        <translation>{} は壊れています。テンソル {} に &quot;dtype&quot; がありません</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} has no list &quot;{}&quot;</source>
        <translation>{} は壊れています。テンソル {} にリスト &quot;{}&quot; がありません</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} of shape {} {} takes {} bytes; its &quot;data_offsets&quot; say {}</source>
        <translation>{} は壊れています。テンソル {}（形 {} {}）は {} バイトですが、&quot;data_offsets&quot; では {} です</translation>
    </message>
    <message>
        <source>{} is damaged: the tensors {} and {} overlap</source>
        <translation>{} は壊れています。テンソル {} と {} が重なっています</translation>
    </message>
    <message>
        <source>{} is no safetensors file, or truncated: it announces a header of {} bytes in a file of {}</source>
        <translation>{} は safetensors ファイルではないか、途中で切れています。ヘッダは {} バイトとありますが、ファイルは {} バイトです</translation>
    </message>
    <message>
        <source>{} is not a tokenizer.json: {}</source>
        <translation>{} は tokenizer.json ではありません: {}</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the tensor {} needs the data bytes {} to {}, and the file has {}</source>
        <translation>{} は途中で切れているか壊れています。テンソル {} にはデータのバイト {}～{} が必要ですが、ファイルには {} バイトしかありません</translation>
    </message>
    <message>
        <source>{} lacks &quot;{}&quot;, which the architecture needs</source>
        <translation>{} に、アーキテクチャに必要な &quot;{}&quot; がありません</translation>
    </message>
    <message>
        <source>{} lacks the key {}, which a model of {} needs</source>
        <translation>{} に、必要なキー {} がありません（{} のモデル）</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is &quot;{}&quot;; silu, gelu, gelu_new, gelu_pytorch_tanh and relu can be computed</source>
        <translation>{}: &quot;{}&quot; は &quot;{}&quot; です。計算できるのは silu、gelu、gelu_new、gelu_pytorch_tanh、relu です</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a number is right</source>
        <translation>{}: &quot;{}&quot; は {} です。数にします</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a text is right</source>
        <translation>{}: &quot;{}&quot; は {} です。文字列にします</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a whole number below 2^31 is right</source>
        <translation>{}: &quot;{}&quot; は {} です。2^31 未満の整数にします</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; true or false is right</source>
        <translation>{}: &quot;{}&quot; は {} です。true か false にします</translation>
    </message>
    <message>
        <source>{}: &apos;{}&apos; has the id {}, which no token has</source>
        <translation>{}: &apos;{}&apos; の ID は {} ですが、その ID のトークンはありません</translation>
    </message>
    <message>
        <source>{}: &apos;{}&apos; not in vocabulary</source>
        <translation>{}: &apos;{}&apos; は語彙にありません</translation>
    </message>
    <message>
        <source>{}: a WordPiece vocabulary needs {}</source>
        <translation>{}: WordPiece の語彙には {} が必要です</translation>
    </message>
    <message>
        <source>{}: a piece has type {}, known are 1 … 6</source>
        <translation>{}: ピースの種類が {} です。使えるのは 1～6 です</translation>
    </message>
    <message>
        <source>{}: a rank file of {} tokens does not tell how it splits text; known are r50k (50256), p50k (50280), cl100k (100256), o200k (199998) and Qwen (151643)</source>
        <translation>{}: {} トークンの順位ファイルからは、テキストの分割方法がわかりません。使えるのは r50k (50256)、p50k (50280)、cl100k (100256)、o200k (199998)、Qwen (151643) です</translation>
    </message>
    <message>
        <source>{}: a score is not a number</source>
        <translation>{}: 数ではないスコアがあります</translation>
    </message>
    <message>
        <source>{}: attention scaled in an unusual way (scale_attn_by_inverse_layer_idx, scale_attn_weights) cannot be computed</source>
        <translation>{}: 特殊な倍率の注意（scale_attn_by_inverse_layer_idx、scale_attn_weights）は計算できません</translation>
    </message>
    <message>
        <source>{}: decoder {}</source>
        <translation>{}: デコーダ {}</translation>
    </message>
    <message>
        <source>{}: element {} of the key {} does not fit 32 bits</source>
        <translation>{}: 要素 {}（キー {}）が 32 ビットに入りません</translation>
    </message>
    <message>
        <source>{}: factor {}, original length {}, low {}, high {}: all must be above 0, and high above low</source>
        <translation>{}: 係数 {}、元の長さ {}、low {}、high {}: どれも 0 より大きく、high は low より大きい値です</translation>
    </message>
    <message>
        <source>{}: it has a denormalizer map</source>
        <translation>{}: 逆正規化の表があります</translation>
    </message>
    <message>
        <source>{}: it has no &quot;model&quot;</source>
        <translation>{}: &quot;model&quot; がありません</translation>
    </message>
    <message>
        <source>{}: it names no unknown token</source>
        <translation>{}: 未知語のトークンの名前がありません</translation>
    </message>
    <message>
        <source>{}: its text is split by &quot;{}&quot; (tokenizer.ggml.pre), which is not known here; ids would be wrong</source>
        <translation>{}: テキストの分割方法 &quot;{}&quot;（tokenizer.ggml.pre）に対応していません。ID が誤ったものになります</translation>
    </message>
    <message>
        <source>{}: line {} is not &quot;base64 rank&quot;: &apos;{}&apos;</source>
        <translation>{}: {} 行目が「base64 順位」の形ではありません: &apos;{}&apos;</translation>
    </message>
    <message>
        <source>{}: line {}: this token stands there twice</source>
        <translation>{}: {} 行目: 同じトークンが二度あります</translation>
    </message>
    <message>
        <source>{}: line {}: {}</source>
        <translation>{}: {} 行目: {}</translation>
    </message>
    <message>
        <source>{}: merge &apos;{}&apos; is not &quot;left right&quot;</source>
        <translation>{}: 結合 &apos;{}&apos; が「左 右」の形ではありません</translation>
    </message>
    <message>
        <source>{}: model type {}; known are 1 (unigram) and 2 (BPE)</source>
        <translation>{}: モデルの種類は {} です。使えるのは 1（unigram）と 2（BPE）です</translation>
    </message>
    <message>
        <source>{}: no piece is the unknown one</source>
        <translation>{}: 未知語を表すピースがありません</translation>
    </message>
    <message>
        <source>{}: positions of type &quot;{}&quot; cannot be computed; &quot;absolute&quot; can</source>
        <translation>{}: 種類 &quot;{}&quot; の位置は計算できません。&quot;absolute&quot; は計算できます</translation>
    </message>
    <message>
        <source>{}: post-processor {}</source>
        <translation>{}: 後処理 {}</translation>
    </message>
    <message>
        <source>{}: rotary positions of base {} over heads of {} elements: above 1 and even are right</source>
        <translation>{}: 回転位置の底は {}、ヘッドの要素は {} 個です。底は 1 より大きく、要素は偶数個にします</translation>
    </message>
    <message>
        <source>{}: rotary positions of {} elements of {}, base {}, factor {} cannot be</source>
        <translation>{}: {} 要素（全 {}）、底 {}、係数 {} の回転位置はありえません</translation>
    </message>
    <message>
        <source>{}: score {} is not a number</source>
        <translation>{}: スコア {} は数ではありません</translation>
    </message>
    <message>
        <source>{}: the file of the tensor {} is {}; a name in the same folder is right</source>
        <translation>{}: テンソル {} のファイルは {} です。同じフォルダにある名前にします</translation>
    </message>
    <message>
        <source>{}: the piece &apos;{}&apos; stands there twice</source>
        <translation>{}: ピース &apos;{}&apos; が二度あります</translation>
    </message>
    <message>
        <source>{}: the rotary positions are of type &quot;{}&quot;; default, linear, llama3 and yarn can be computed</source>
        <translation>{}: 回転位置の種類は &quot;{}&quot; です。計算できるのは default、linear、llama3、yarn です</translation>
    </message>
    <message>
        <source>{}: the tensor {} announces more than 2^48 elements</source>
        <translation>{}: テンソル {} の要素が 2^48 個を超えています</translation>
    </message>
    <message>
        <source>{}: the tensor {} has {} axes; at most {} can be read</source>
        <translation>{}: テンソル {} の軸は {} 本です。読めるのは {} 本までです</translation>
    </message>
    <message>
        <source>{}: the tensor {} is of type {}, which this program cannot read; it reads F64, F32, F16, BF16, I64, I32, I8, U8, BOOL</source>
        <translation>{}: テンソル {} の型 {} は、このプログラムでは読めません。読めるのは F64、F32、F16、BF16、I64、I32、I8、U8、BOOL です</translation>
    </message>
    <message>
        <source>{}: token {} has type {}, known are 1 … 6</source>
        <translation>{}: トークン {} の種類は {} です。使えるのは 1～6 です</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.merges is missing or empty</source>
        <translation>{}: tokenizer.ggml.merges がないか、空です</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.model is &quot;{}&quot;; known are gpt2, llama, t5 and bert</source>
        <translation>{}: tokenizer.ggml.model は &quot;{}&quot; です。使えるのは gpt2、llama、t5、bert です</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.scores has {} entries for {} tokens</source>
        <translation>{}: tokenizer.ggml.scores の項目は {} 個ですが、トークンは {} 個です</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.token_type has {} entries for {} tokens</source>
        <translation>{}: tokenizer.ggml.token_type の項目は {} 個ですが、トークンは {} 個です</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.tokens is missing or empty</source>
        <translation>{}: tokenizer.ggml.tokens がないか、空です</translation>
    </message>
    <message>
        <source>{}: treat_whitespace_as_suffix is set</source>
        <translation>{}: treat_whitespace_as_suffix が設定されています</translation>
    </message>
    <message>
        <source>{}: {} is &quot;{}&quot;; none, linear and yarn can be read</source>
        <translation>{}: {} は &quot;{}&quot; です。読めるのは none、linear、yarn です</translation>
    </message>
    <message>
        <source>{}: {} is {}, but there are {} tokens</source>
        <translation>{}: {} は {} ですが、トークンは {} 個です</translation>
    </message>
    <message>
        <source>{}: {} is {}; 0 to 2^31 - 1 are possible</source>
        <translation>{}: {} は {} です。0～2^31 - 1 にできます</translation>
    </message>
    <message>
        <source>&quot;{}&quot; of layer {} was not captured</source>
        <translation>&quot;{}&quot;（層 {}）は記録されていません</translation>
    </message>
    <message>
        <source>AllTokensBlocked: no token is left at step {} after {}; weaken one of them</source>
        <translation>AllTokensBlocked: ステップ {} で、{} の後にトークンが残りません。どれかを弱めてください</translation>
    </message>
    <message>
        <source>NonFiniteLogits: a score of step {} is not a number or infinite; finite weights are right</source>
        <translation>NonFiniteLogits: ステップ {} に、数でないか無限大のスコアがあります。重みは有限の数にします</translation>
    </message>
    <message>
        <source>NonFiniteLogits: the model&apos;s scores after step {} hold NaN or infinity in row {}; its weights are damaged</source>
        <translation>NonFiniteLogits: モデルのスコアに NaN か無限大があります（ステップ {} の後、行 {}）。重みが壊れています</translation>
    </message>
    <message>
        <source>SEQSCOPE_ISA={} is none of plain, avx2, avx512 that this machine has</source>
        <translation>SEQSCOPE_ISA={} は、plain、avx2、avx512 のうちこのマシンで使えるものではありません</translation>
    </message>
    <message>
        <source>[{}, {}) is outside axis {} of {}</source>
        <translation>[{}, {}) は軸 {}（形 {}）の外です</translation>
    </message>
    <message>
        <source>a biased sequence of {} tokens with bias {} cannot be</source>
        <translation>{} トークンの系列に加点 {} を付けることはできません</translation>
    </message>
    <message>
        <source>a bool</source>
        <translation>真偽値</translation>
    </message>
    <message>
        <source>a gate of {} does not fit values of {}; both need one shape</source>
        <translation>形 {} のゲートは形 {} の値に合いません。同じ形にします</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>a row of {} elements cannot be {}: its blocks hold {} elements</source>
        <translation>{} 要素の行は {} にできません。1 ブロックは {} 要素です</translation>
    </message>
    <message>
        <source>a segment of {} tokens at position {} cannot be</source>
        <translation>{} トークンの区間を位置 {} に置くことはできません</translation>
    </message>
    <message>
        <source>a temperature of {} leaves no chance: use greedy</source>
        <translation>温度 {} では確率的に選べません。greedy を使ってください</translation>
    </message>
    <message>
        <source>a tensor has at most {} axes, not {}</source>
        <translation>テンソルの軸は {} 本までです。{} 本にはできません</translation>
    </message>
    <message>
        <source>a tensor of shape {} is too large</source>
        <translation>形 {} のテンソルは大きすぎます</translation>
    </message>
    <message>
        <source>a tensor of shape {} needs {} bytes at {}, and {} are there</source>
        <translation>形 {} のテンソルには {} バイト（位置 {} から）が必要ですが、{} バイトしかありません</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>a text cannot be normalised: {}</source>
        <translation>テキストを正規化できません: {}</translation>
    </message>
    <message>
        <source>a text of {} bytes is above the limit of {}: split the input</source>
        <translation>{} バイトのテキストは上限 {} を超えています。入力を分けてください</translation>
    </message>
    <message>
        <source>a token cannot be forced at step {}; the {} steps are 0 to {}</source>
        <translation>ステップ {} ではトークンを強制できません。{} 個のステップは 0～{} です</translation>
    </message>
    <message>
        <source>a tree begins with its root, whose parent is -1, and has a token a node</source>
        <translation>木は親が -1 の根で始まり、ノードごとにトークンが一つあります</translation>
    </message>
    <message>
        <source>a vocabulary whose tokens share no prefixes is too large: {} nodes</source>
        <translation>トークンの先頭が共通しない語彙は大きすぎます: {} ノード</translation>
    </message>
    <message>
        <source>a whole number below 2^63</source>
        <translation>2^63 未満の整数</translation>
    </message>
    <message>
        <source>a {} tensor on {} cannot be read in place</source>
        <translation>{} のテンソル（{} 上）はその場で読めません</translation>
    </message>
    <message>
        <source>an array of f32 or f64</source>
        <translation>f32 か f64 の配列</translation>
    </message>
    <message>
        <source>an array of texts</source>
        <translation>文字列の配列</translation>
    </message>
    <message>
        <source>an array of whole numbers</source>
        <translation>整数の配列</translation>
    </message>
    <message>
        <source>an axis cannot have {} elements</source>
        <translation>軸の要素を {} 個にはできません</translation>
    </message>
    <message>
        <source>an event names node {}, and the tree has {} nodes</source>
        <translation>ノード {} を指すイベントがありますが、木のノードは {} 個です</translation>
    </message>
    <message>
        <source>angles of {} do not fit {}; [{}, {}, 2] is right</source>
        <translation>形 {} の角度は {} に合いません。[{}, {}, 2] にします</translation>
    </message>
    <message>
        <source>attention map: at least one head is needed</source>
        <translation>注意マップ: ヘッドが少なくとも一つ必要です</translation>
    </message>
    <message>
        <source>attention map: q is on {}, k on {} and lse on {}: one device is needed</source>
        <translation>注意マップ: q は {}、k は {}、lse は {} にあります。同じデバイスに置きます</translation>
    </message>
    <message>
        <source>attention map: q is {} and k {}: both must be F32 or BF16</source>
        <translation>注意マップ: q は {}、k は {} です。どちらも F32 か BF16 にします</translation>
    </message>
    <message>
        <source>attention map: q {}, k {} and lse {} do not fit: [rows, heads, d], [keys, kv heads, d] and [heads, rows] are needed</source>
        <translation>注意マップ: q {}、k {}、lse {} が合いません。[rows, heads, d]、[keys, kv heads, d]、[heads, rows] にします</translation>
    </message>
    <message>
        <source>attention on CUDA: heads of {} values; at most 256</source>
        <translation>CUDA での注意: ヘッドの値が {} 個です。256 個までにします</translation>
    </message>
    <message>
        <source>attention: key blocks {} and {} differ in heads</source>
        <translation>注意: キーのブロック {} と {} のヘッド数が違います</translation>
    </message>
    <message>
        <source>attention: keys are {} and values {}: both must be F32, F16 or BF16</source>
        <translation>注意: キーは {}、値は {} です。どちらも F32、F16、BF16 のどれかにします</translation>
    </message>
    <message>
        <source>attention: lse {} does not fit q {}: [heads, rows] F32 is needed</source>
        <translation>注意: lse {} が q {} に合いません。[heads, rows] の F32 にします</translation>
    </message>
    <message>
        <source>attention: mask {} {} is not {} U8</source>
        <translation>注意: マスク {} {} が {} の U8 ではありません</translation>
    </message>
    <message>
        <source>attention: q is on {}, keys on {} and values on {}: one device is needed</source>
        <translation>注意: q は {}、キーは {}、値は {} にあります。同じデバイスに置きます</translation>
    </message>
    <message>
        <source>attention: q {} does not fit k {} and v {}: [rows, heads, d] and twice [keys, kv heads, d] with heads a multiple of kv heads are needed</source>
        <translation>注意: q {} が k {} と v {} に合いません。[rows, heads, d] と二つの [keys, kv heads, d] にし、heads は kv heads の倍数にします</translation>
    </message>
    <message>
        <source>attention: q {} has {} rows and {} positions</source>
        <translation>注意: q {} の行は {} 個、位置は {} 個です</translation>
    </message>
    <message>
        <source>attention: q {} {} is not [rows, heads, d] F32</source>
        <translation>注意: q {} {} が [rows, heads, d] の F32 ではありません</translation>
    </message>
    <message>
        <source>contrastive search draws no tokens: choose sample for that</source>
        <translation>対照探索はトークンを確率的に選びません。それには sample を選んでください</translation>
    </message>
    <message>
        <source>diversity must be above 0, and {} is not</source>
        <translation>diversity は 0 より大きい値です。{} にはできません</translation>
    </message>
    <message>
        <source>embeddings of shape {} cannot stand in for tokens; [tokens, {}] F32, and no tokens, are right</source>
        <translation>形 {} の埋め込みはトークンの代わりになりません。[tokens, {}] の F32 にし、トークンは与えません</translation>
    </message>
    <message>
        <source>guidance must be finite, and {} is not: 1 changes nothing</source>
        <translation>guidance は有限の数です。{} にはできません。1 なら何も変わりません</translation>
    </message>
    <message>
        <source>head {} does not exist: 0 to {} do</source>
        <translation>ヘッド {} はありません。あるのは 0～{} です</translation>
    </message>
    <message>
        <source>heads of {} elements cannot turn {} of them</source>
        <translation>{} 要素のヘッドで {} 要素を回転することはできません</translation>
    </message>
    <message>
        <source>hidden states {} cannot be projected; [rows, {}] is right</source>
        <translation>隠れ状態 {} は射影できません。[rows, {}] にします</translation>
    </message>
    <message>
        <source>likeliest: x {} {} is not [rows, n] F32 with n &gt; 0</source>
        <translation>最尤の選択: x {} {} が [rows, n]（n &gt; 0）の F32 ではありません</translation>
    </message>
    <message>
        <source>linear: bias {} {} does not fit w {}: [out] F32 is needed</source>
        <translation>線形: バイアス {} {} が w {} に合いません。[out] の F32 にします</translation>
    </message>
    <message>
        <source>linear: w {} is {}, which is no weight type</source>
        <translation>線形: w {} の型 {} は重みの型ではありません</translation>
    </message>
    <message>
        <source>linear: x {} does not fit w {}: [rows, in] and [out, in] are needed</source>
        <translation>線形: x {} が w {} に合いません。[rows, in] と [out, in] にします</translation>
    </message>
    <message>
        <source>linear: x {} is {}, F32 is needed</source>
        <translation>線形: x {} の型は {} です。F32 にします</translation>
    </message>
    <message>
        <source>log softmax: x {} {} is not [rows, n] F32 with n &gt; 0</source>
        <translation>log softmax: x {} {} が [rows, n]（n &gt; 0）の F32 ではありません</translation>
    </message>
    <message>
        <source>merge: parts {} with lse {} and {} with lse {} do not fit</source>
        <translation>結合: 部分 {}（lse {}）と {}（lse {}）が合いません</translation>
    </message>
    <message>
        <source>n-grams of {} tokens cannot be: 1 or more can</source>
        <translation>{} トークンの n-gram はありえません。1 以上にします</translation>
    </message>
    <message>
        <source>no CUDA device is visible</source>
        <translation>CUDA デバイスが見えません</translation>
    </message>
    <message>
        <source>no memory for {} bytes</source>
        <translation>{} バイトのメモリがありません</translation>
    </message>
    <message>
        <source>no memory to unpack {}</source>
        <translation>{} を展開するメモリがありません</translation>
    </message>
    <message>
        <source>no value of a model is called &quot;{}&quot;; near it: {}</source>
        <translation>モデルの値に &quot;{}&quot; という名前はありません。近い名前: {}</translation>
    </message>
    <message>
        <source>no {} MiB on {}: {} of its {} MiB are free, {} are in use here</source>
        <translation>{} MiB が {} にありません。空き {} MiB（全 {} MiB）、ここでの使用 {} MiB です</translation>
    </message>
    <message>
        <source>node {} has candidates beyond the {} of the tree</source>
        <translation>ノード {} に、木の {} 個を超える候補があります</translation>
    </message>
    <message>
        <source>node {} has parent {}; an earlier node is right</source>
        <translation>ノード {} の親が {} です。前のノードにします</translation>
    </message>
    <message>
        <source>position {} does not follow the {} positions of sequence {}</source>
        <translation>位置 {} は、{} 個の位置がある系列 {} の続きではありません</translation>
    </message>
    <message>
        <source>presence and frequency penalties must be finite: {} and {} are not both</source>
        <translation>presence と frequency のペナルティは有限の数です。{} と {} の両方は有限ではありません</translation>
    </message>
    <message>
        <source>probabilities {} do not fit {} keys of {} heads</source>
        <translation>確率 {} は、キー {} 個・ヘッド {} 個に合いません</translation>
    </message>
    <message>
        <source>rows of {} {} on {} cannot be stored as {} {} on {}</source>
        <translation>{} {}（{} 上）の行は、{} {}（{} 上）として保存できません</translation>
    </message>
    <message>
        <source>sequence {} has {} positions and cannot be cut to {}</source>
        <translation>系列 {} の位置は {} 個で、{} 個に切り詰められません</translation>
    </message>
    <message>
        <source>sequence {} has {} positions; a fork cannot share {}</source>
        <translation>系列 {} の位置は {} 個です。分岐で {} 個は共有できません</translation>
    </message>
    <message>
        <source>sequence {} holds {} positions, not the {} old tokens</source>
        <translation>系列 {} の位置は {} 個で、元の {} トークンと違います</translation>
    </message>
    <message>
        <source>sequence {} holds {} positions: its new tokens begin there, not at {}</source>
        <translation>系列 {} の位置は {} 個です。新しいトークンはそこから始まり、{} からではありません</translation>
    </message>
    <message>
        <source>sequence {} stands twice in the batch; one segment each is right</source>
        <translation>系列 {} がバッチに二度あります。一区間ずつにします</translation>
    </message>
    <message>
        <source>temperature must be above 0, and {} is not</source>
        <translation>temperature は 0 より大きい値です。{} にはできません</translation>
    </message>
    <message>
        <source>the cache already holds a sequence {}</source>
        <translation>キャッシュにはすでに系列 {} があります</translation>
    </message>
    <message>
        <source>the cache holds no sequence {}; it holds {} others</source>
        <translation>キャッシュに系列 {} はありません。ほかの系列が {} 個あります</translation>
    </message>
    <message>
        <source>the cache is full: its {} pages hold {} positions; shorten the text or give it more</source>
        <translation>キャッシュがいっぱいです。{} ページに入るのは {} 位置です。テキストを短くするか、ページを増やしてください</translation>
    </message>
    <message>
        <source>the coverage penalty is {}; 0 or more is right</source>
        <translation>coverage のペナルティは {} です。0 以上にします</translation>
    </message>
    <message>
        <source>the length decay must be above 0, and {} is not</source>
        <translation>長さの減衰は 0 より大きい値です。{} にはできません</translation>
    </message>
    <message>
        <source>the penalty alpha must lie between 0 and 1, and {} does not</source>
        <translation>ペナルティ alpha は 0～1 です。{} にはできません</translation>
    </message>
    <message>
        <source>the probe put {} in place of {} in layer {}; {} {} is right</source>
        <translation>プローブが {} を {} の代わりに置きました（層 {}）。正しくは {} {} です</translation>
    </message>
    <message>
        <source>the prompt has no tokens; at least one is needed</source>
        <translation>プロンプトにトークンがありません。少なくとも一つ必要です</translation>
    </message>
    <message>
        <source>the prompt has {} tokens and {} holds {}: shorten it</source>
        <translation>プロンプトは {} トークンですが、{} に入るのは {} トークンです。短くしてください</translation>
    </message>
    <message>
        <source>the prompt of {} tokens and {} more exceed the {} that {} holds</source>
        <translation>プロンプト {} トークンと続き {} トークンは、上限 {} トークン（{}）を超えます</translation>
    </message>
    <message>
        <source>the scorer {} gives no number for {} of the nodes: each counts as 0</source>
        <translation>採点器 {} は {} 個のノードに数を返しません。それぞれ 0 と数えます</translation>
    </message>
    <message>
        <source>the segments cover {} tokens, and {} are given</source>
        <translation>区間は合わせて {} トークンですが、{} トークンが与えられています</translation>
    </message>
    <message>
        <source>the tensor holds {}, not {}</source>
        <translation>テンソルの中身は {} で、{} ではありません</translation>
    </message>
    <message>
        <source>the text has {} tokens and {} was trained for {}: shorten it, or set beyond</source>
        <translation>テキストは {} トークンですが、{} が学習したのは {} までです。短くするか、beyond を有効にしてください</translation>
    </message>
    <message>
        <source>the text has {} tokens, {} more are to be generated, and {} was trained for {}: shorten it, or set beyond</source>
        <translation>テキストは {} トークン、さらに生成するのは {} トークンですが、{} が学習したのは {} までです。短くするか、beyond を有効にしてください</translation>
    </message>
    <message>
        <source>the tree has {} nodes and {} values of &quot;{}&quot;</source>
        <translation>木のノードは {} 個ですが、値は {} 個です（&quot;{}&quot;）</translation>
    </message>
    <message>
        <source>the tree names &quot;{}&quot;, which is none of its words</source>
        <translation>木に &quot;{}&quot; がありますが、使える語ではありません</translation>
    </message>
    <message>
        <source>the {} likeliest of {} on CUDA: at most {} of so many</source>
        <translation>CUDA での上位 {} 個（全 {} 個）: この数からは {} 個までです</translation>
    </message>
    <message>
        <source>the {} of a norm over {} is {} {}; [{}] F32 is right</source>
        <translation>正規化の {}（形 {}）は {} {} です。[{}] の F32 にします</translation>
    </message>
    <message>
        <source>there are no tokens; at least one is needed</source>
        <translation>トークンがありません。少なくとも一つ必要です</translation>
    </message>
    <message>
        <source>this build holds no CUDA module</source>
        <translation>このビルドには CUDA モジュールがありません</translation>
    </message>
    <message>
        <source>this is no search tree: {}</source>
        <translation>探索木ではありません: {}</translation>
    </message>
    <message>
        <source>token id {} is not in the vocabulary of {} (0 … {})</source>
        <translation>トークン ID {} は {} の語彙（0～{}）にありません</translation>
    </message>
    <message>
        <source>token {} at place {} is out of range; {} has tokens 0 to {}</source>
        <translation>トークン {}（{} 番目）は範囲外です。{} のトークンは 0～{} です</translation>
    </message>
    <message>
        <source>token {}, forced at step {}, does not exist; {} has tokens 0 to {}</source>
        <translation>トークン {}（ステップ {} で強制）はありません。{} のトークンは 0～{} です</translation>
    </message>
    <message>
        <source>top-k must be 1 or more, and {} is not; 0 switches it off</source>
        <translation>top-k は 1 以上です。{} にはできません。0 で無効になります</translation>
    </message>
    <message>
        <source>{} and {} cannot be combined; the second needs the first&apos;s shape or its rows&apos;</source>
        <translation>{} と {} は組み合わせられません。後者は前者かその行と同じ形にします</translation>
    </message>
    <message>
        <source>{} can only become F32, not {}</source>
        <translation>{} は F32 にしか変換できません。{} にはできません</translation>
    </message>
    <message>
        <source>{} candidates cannot be compared: 1 or more can</source>
        <translation>候補 {} 個は比べられません。1 個以上にします</translation>
    </message>
    <message>
        <source>{} cannot be seen as {} without a copy</source>
        <translation>{} は、コピーせずに {} として扱えません</translation>
    </message>
    <message>
        <source>{} cannot be written; F32, F16 and BF16 can</source>
        <translation>{} は書き込めません。F32、F16、BF16 は書き込めます</translation>
    </message>
    <message>
        <source>{} has no Unicode character map of format 4</source>
        <translation>{} に形式 4 の Unicode 文字表がありません</translation>
    </message>
    <message>
        <source>{} has no kernel for {}</source>
        <translation>{} に {} 用のカーネルがありません</translation>
    </message>
    <message>
        <source>{} has no layer {}: 0 to {} are its layers, -1 is the last</source>
        <translation>{} に層 {} はありません。層は 0～{} で、-1 は最後の層です</translation>
    </message>
    <message>
        <source>{} has {} bytes: no tokenizer file is above {}</source>
        <translation>{} は {} バイトです。トークナイザのファイルは {} バイトまでです</translation>
    </message>
    <message>
        <source>{} is a damaged gzip file: it ends too early</source>
        <translation>{} は壊れた gzip ファイルです。途中で終わっています</translation>
    </message>
    <message>
        <source>{} is a damaged gzip file: {}</source>
        <translation>{} は壊れた gzip ファイルです: {}</translation>
    </message>
    <message>
        <source>{} is an encoder: it has no output projection</source>
        <translation>{} はエンコーダなので、出力の射影がありません</translation>
    </message>
    <message>
        <source>{} is no encoder: sentence embeddings need one (bert)</source>
        <translation>{} はエンコーダではありません。文の埋め込みにはエンコーダ（bert）が必要です</translation>
    </message>
    <message>
        <source>{} is not a TrueType font: it has no table {}</source>
        <translation>{} は TrueType フォントではありません。表 {} がありません</translation>
    </message>
    <message>
        <source>{} is not a font: it ends at byte {}</source>
        <translation>{} はフォントではありません。バイト {} で終わっています</translation>
    </message>
    <message>
        <source>{} is not a font: it has no widths</source>
        <translation>{} はフォントではありません。幅の情報がありません</translation>
    </message>
    <message>
        <source>{} layers cannot draft for {}: 1 to {} can</source>
        <translation>{} 層では {} の下書きができません。1～{} 層にします</translation>
    </message>
    <message>
        <source>{} leading tokens cannot be ignored: 0 or more can</source>
        <translation>先頭の {} トークンは無視できません。0 以上にします</translation>
    </message>
    <message>
        <source>{} must be above 0, and {} is not: 1 changes nothing</source>
        <translation>{} は 0 より大きい値です。{} にはできません。1 なら何も変わりません</translation>
    </message>
    <message>
        <source>{} must lie between 0 and 1, and {} does not</source>
        <translation>{} は 0～1 です。{} にはできません</translation>
    </message>
    <message>
        <source>{} must lie between 0 and 1, without them, and {} does not</source>
        <translation>{} は 0 より大きく 1 より小さい値です。{} にはできません</translation>
    </message>
    <message>
        <source>{} of the {} layers of {} cannot run; 1 to all of them can</source>
        <translation>{} 層（全 {} 層、{}）だけを実行することはできません。1 層から全層までにします</translation>
    </message>
    <message>
        <source>{} rows do not fill blocks of {} rows</source>
        <translation>{} 行は {} 行のブロックに収まりません</translation>
    </message>
    <message>
        <source>{} tensors are no weights</source>
        <translation>{} のテンソルは重みになりません</translation>
    </message>
    <message>
        <source>{} tensors that are not dense cannot be copied</source>
        <translation>{} のテンソルは、連続していないとコピーできません</translation>
    </message>
    <message>
        <source>{} tokens at position {} reach past the context of {}: {} positions</source>
        <translation>{} トークンを位置 {} に置くと、{} の文脈長を超えます（{} 位置まで）</translation>
    </message>
    <message>
        <source>{} tokens cannot be drafted: 1 or more can</source>
        <translation>{} トークンの下書きはできません。1 以上にします</translation>
    </message>
    <message>
        <source>{} tokens cannot be written; 1 or more can</source>
        <translation>{} トークンを書くことはできません。1 以上にします</translation>
    </message>
    <message>
        <source>{} unpacks to more than {} bytes</source>
        <translation>{} を展開すると {} バイトを超えます</translation>
    </message>
    <message>
        <source>{} {} at place {} is out of range; 0 to {} are possible</source>
        <translation>{} {}（{} 番目）は範囲外です。0～{} にできます</translation>
    </message>
    <message>
        <source>{}: BPE with dropout gives other ids each time</source>
        <translation>{}: ドロップアウトのある BPE では、毎回 ID が変わります</translation>
    </message>
    <message>
        <source>{}: BPE with {} &quot;{}&quot;</source>
        <translation>{}: {} が &quot;{}&quot; の BPE</translation>
    </message>
    <message>
        <source>{}: WordPiece with continuing_subword_prefix &quot;{}&quot;</source>
        <translation>{}: continuing_subword_prefix が &quot;{}&quot; の WordPiece</translation>
    </message>
    <message>
        <source>{}: a safetensors file holds no block types</source>
        <translation>{}: safetensors ファイルにブロック型は入りません</translation>
    </message>
    <message>
        <source>{}: a unigram vocabulary needs an unknown piece</source>
        <translation>{}: unigram の語彙には未知語を表すピースが必要です</translation>
    </message>
    <message>
        <source>{}: cuBLASLt reports status {}</source>
        <translation>{}: cuBLASLt の状態は {} です</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: a number does not end at byte {}</source>
        <translation>{}: 壊れた protobuf: 数がバイト {} で終わっていません</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: field number {}</source>
        <translation>{}: 壊れた protobuf: フィールド番号 {}</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: field {} of {} bytes, but {} are left</source>
        <translation>{}: 壊れた protobuf: フィールド {} は {} バイトですが、残りは {} バイトです</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: it ends inside a number</source>
        <translation>{}: 壊れた protobuf: 数の途中で終わっています</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: wire type {}</source>
        <translation>{}: 壊れた protobuf: ワイヤ型 {}</translation>
    </message>
    <message>
        <source>{}: its split pattern gives up at byte {} of the text (PCRE2 error {})</source>
        <translation>{}: 分割パターンがテキストのバイト {} で止まりました（PCRE2 エラー {}）</translation>
    </message>
    <message>
        <source>{}: merge {}: &apos;{}&apos; not in vocabulary</source>
        <translation>{}: 結合 {}: &apos;{}&apos; は語彙にありません</translation>
    </message>
    <message>
        <source>{}: model type {}; known are BPE, WordPiece and Unigram</source>
        <translation>{}: モデルの種類は {} です。使えるのは BPE、WordPiece、Unigram です</translation>
    </message>
    <message>
        <source>{}: normalizer {}</source>
        <translation>{}: 正規化 {}</translation>
    </message>
    <message>
        <source>{}: pre-tokenizer {}</source>
        <translation>{}: 事前分割 {}</translation>
    </message>
    <message>
        <source>{}: split behavior {}</source>
        <translation>{}: 分割の動作 {}</translation>
    </message>
    <message>
        <source>{}: the key {} holds an array of {}; {} is needed</source>
        <translation>{}: キー {} の中身は {} の配列です。必要なのは {} です</translation>
    </message>
    <message>
        <source>{}: the key {} holds {}; {} is needed</source>
        <translation>{}: キー {} の中身は {} です。必要なのは {} です</translation>
    </message>
    <message>
        <source>{}: the pattern &apos;{}&apos; does not compile: {}</source>
        <translation>{}: パターン &apos;{}&apos; をコンパイルできません: {}</translation>
    </message>
    <message>
        <source>{}: the precompiled character map of {} bytes says that its trie has {}</source>
        <translation>{}: 用意された文字表は {} バイトですが、その中のトライは {} バイトとあります</translation>
    </message>
    <message>
        <source>{}: the tokens hold more than 4 GiB</source>
        <translation>{}: トークンが合わせて 4 GiB を超えています</translation>
    </message>
    <message>
        <source>{}: token &apos;{}&apos; has the id {}</source>
        <translation>{}: トークン &apos;{}&apos; の ID は {} です</translation>
    </message>
    <message>
        <source>{}: token id {} is outside 0 … {}</source>
        <translation>{}: トークン ID {} は 0～{} の外です</translation>
    </message>
    <message>
        <source>{}: two tokens have the id {}</source>
        <translation>{}: 二つのトークンの ID が {} です</translation>
    </message>
    <message>
        <source>{}: {}.weight is {}; transposed weights cannot be</source>
        <translation>{}: {}.weight は {} です。転置された重みをこの型にはできません</translation>
    </message>
    <message>
        <source>a window could not be read; its panels are in the first one</source>
        <translation>読み込めないウィンドウがありました。そのパネルは最初のウィンドウにあります</translation>
    </message>
    <message>
        <source>choosing one of {} tokens on {}: fewer, or a GPU of capability 9.0 and more</source>
        <translation>{} 個のトークンから {} で選ぶには、数を減らすか、Capability 9.0 以上の GPU が必要です</translation>
    </message>
    <message>
        <source>token choice: logits {} {} are not [1, V] F32</source>
        <translation>トークンの選択: ロジット {} {} は [1, V] F32 ではありません</translation>
    </message>
    <message>
        <source>a step of the history does not fit to the document: {}</source>
        <translation>履歴の操作が文書に合いません: {}</translation>
    </message>
    <message>
        <source>the history cannot be read: {}</source>
        <translation>履歴を読み込めません: {}</translation>
    </message>
    <message>
        <source>the history could not be read; undo begins here</source>
        <translation>履歴を読み込めませんでした。元に戻せるのはここからです</translation>
    </message>
    <message>
        <source>no NVIDIA driver was found</source>
        <translation>NVIDIA ドライバーが見つかりません</translation>
    </message>
    <message>
        <source>the NVIDIA driver is of CUDA {} and this build of {}: a newer driver is needed</source>
        <translation>NVIDIA ドライバーは CUDA {}、このビルドは {} のものです。新しいドライバーが必要です</translation>
    </message>
    <message>
        <source>there is no {}: there is {}</source>
        <translation>{} はありません。あるのは {} です</translation>
    </message>
    <message>
        <source>this takes {} KiB of shared memory a block and {} has {} KiB: the CPU can compute it</source>
        <translation>ブロックごとに {} KiB の共有メモリが必要ですが、{} には {} KiB しかありません。CPU なら計算できます</translation>
    </message>
    <message>
        <source>{} was lost ({}): new runs compute on the CPU; start the program again to use it</source>
        <translation>{} が使えなくなりました ({})。新しい実行は CPU で計算します。再び使うにはプログラムを起動し直してください</translation>
    </message>
    <message>
        <source>{}: {} is on {} and {} on {}: one device is needed</source>
        <translation>{}: {} は {}、{} は {} にあります。同じデバイスに置きます</translation>
    </message>
    <message>
        <source>cuBLASLt multiplies no [{}, {}] with [{}, {}] transposed here</source>
        <translation>cuBLASLt はここでは [{}, {}] と転置した [{}, {}] を掛けられません</translation>
    </message>
</context>
</TS>
