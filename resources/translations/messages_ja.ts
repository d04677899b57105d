<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
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
        <source>long text: the map of layer {} alone is kept, another layer reads it again</source>
        <translation>長いテキストのため、層 {} のマップだけを保存しています。別の層では読み直します</translation>
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
        <source>the text has {} tokens{} and {} was trained for {}: shorten it, or set beyond</source>
        <translation>テキストは {} トークン{}ですが、{} が学習したのは {} までです。短くするか、beyond を有効にしてください</translation>
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
        <source>{}: the key {} holds {}{}; {} is needed</source>
        <translation>{}: キー {} の中身は {}{} です。必要なのは {} です</translation>
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
        <translation>{} にオブジェクト "weight_map" がありません</translation>
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
        <translation>{} は壊れています。"{}"（テンソル {}）の中身は {} です。2^48 までの整数にします</translation>
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
        <translation>{} は壊れています。テンソル {} に "dtype" がありません</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} has no list &quot;{}&quot;</source>
        <translation>{} は壊れています。テンソル {} にリスト "{}" がありません</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} of shape {} {} takes {} bytes; its &quot;data_offsets&quot; say {}</source>
        <translation>{} は壊れています。テンソル {}（形 {} {}）は {} バイトですが、"data_offsets" では {} です</translation>
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
        <translation>{} に、アーキテクチャに必要な "{}" がありません</translation>
    </message>
    <message>
        <source>{} lacks the key {}, which a model of {} needs</source>
        <translation>{} に、必要なキー {} がありません（{} のモデル）</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is &quot;{}&quot;; silu, gelu, gelu_new, gelu_pytorch_tanh and relu can be computed</source>
        <translation>{}: "{}" は "{}" です。計算できるのは silu、gelu、gelu_new、gelu_pytorch_tanh、relu です</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a number is right</source>
        <translation>{}: "{}" は {} です。数にします</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a text is right</source>
        <translation>{}: "{}" は {} です。文字列にします</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a whole number below 2^31 is right</source>
        <translation>{}: "{}" は {} です。2^31 未満の整数にします</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; true or false is right</source>
        <translation>{}: "{}" は {} です。true か false にします</translation>
    </message>
    <message>
        <source>{}: &apos;{}&apos; has the id {}, which no token has</source>
        <translation>{}: '{}' の ID は {} ですが、その ID のトークンはありません</translation>
    </message>
    <message>
        <source>{}: &apos;{}&apos; not in vocabulary</source>
        <translation>{}: '{}' は語彙にありません</translation>
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
        <translation>{}: "model" がありません</translation>
    </message>
    <message>
        <source>{}: it names no unknown token</source>
        <translation>{}: 未知語のトークンの名前がありません</translation>
    </message>
    <message>
        <source>{}: its text is split by &quot;{}&quot; (tokenizer.ggml.pre), which is not known here; ids would be wrong</source>
        <translation>{}: テキストの分割方法 "{}"（tokenizer.ggml.pre）に対応していません。ID が誤ったものになります</translation>
    </message>
    <message>
        <source>{}: line {} is not &quot;base64 rank&quot;: &apos;{}&apos;</source>
        <translation>{}: {} 行目が「base64 順位」の形ではありません: '{}'</translation>
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
        <translation>{}: 結合 '{}' が「左 右」の形ではありません</translation>
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
        <translation>{}: 種類 "{}" の位置は計算できません。"absolute" は計算できます</translation>
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
        <translation>{}: ピース '{}' が二度あります</translation>
    </message>
    <message>
        <source>{}: the rotary positions are of type &quot;{}&quot;; default, linear, llama3 and yarn can be computed</source>
        <translation>{}: 回転位置の種類は "{}" です。計算できるのは default、linear、llama3、yarn です</translation>
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
        <translation>{}: tokenizer.ggml.model は "{}" です。使えるのは gpt2、llama、t5、bert です</translation>
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
        <translation>{}: {} は "{}" です。読めるのは none、linear、yarn です</translation>
    </message>
    <message>
        <source>{}: {} is {}, but there are {} tokens</source>
        <translation>{}: {} は {} ですが、トークンは {} 個です</translation>
    </message>
    <message>
        <source>{}: {} is {}; 0 to 2^31 - 1 are possible</source>
        <translation>{}: {} は {} です。0～2^31 - 1 にできます</translation>
    </message>
</context>
</TS>
