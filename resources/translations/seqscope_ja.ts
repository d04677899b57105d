<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>open panel, in front</source>
        <translation>開いているパネル（最前面）</translation>
    </message>
    <message>
        <source>open panel</source>
        <translation>開いているパネル</translation>
    </message>
    <message>
        <source>text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>model: %1</source>
        <translation>モデル: %1</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（見つかりません）</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Open panels</source>
        <translation>開いているパネル</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Tokens of the panel in front</source>
        <translation>最前面のパネルのトークン</translation>
    </message>
    <message>
        <source>Layers and heads</source>
        <translation>層とヘッド</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>History: earlier runs of the panel</source>
        <translation>履歴: このパネルの以前の実行</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使ったファイル</translation>
    </message>
    <message>
        <source>Help: what is there, and which paper</source>
        <translation>ヘルプ: 何があり、どの論文によるか</translation>
    </message>
    <message>
        <source>token %1  %2</source>
        <translation>トークン %1  %2</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>the last run</source>
        <translation>直前の実行</translation>
    </message>
    <message>
        <source>%1 before it</source>
        <translation>%1 回前</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Of the window. Exported figures choose theirs themselves.</source>
        <translation>ウィンドウのテーマです。書き出す図のテーマは別に選びます。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Of all text, in pictures too.</source>
        <translation>図の中も含む、すべての文字の大きさです。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Figures and the command line stay English.</source>
        <translation>図とコマンドラインは英語のままです。</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Nothing moves by itself: text cursors do not blink, bars of jobs without a known length stand still.</source>
        <translation>ひとりでに動くものをなくします。カーソルは点滅せず、長さのわからない処理の進捗バーは静止します。</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作業</translation>
    </message>
    <message>
        <source>Copy against crashes</source>
        <translation>クラッシュに備えたコピー</translation>
    </message>
    <message>
        <source>Time after a change until a copy of the work is kept.</source>
        <translation>変更してから作業のコピーを保存するまでの時間です。</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>マシン</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Where models run. Without a usable GPU it is the processor.</source>
        <translation>モデルを実行する場所です。使える GPU がなければプロセッサで実行します。</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサ</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド数</translation>
    </message>
    <message>
        <source>Cores that a run may use; 0: all. No number depends on it.</source>
        <translation>実行に使えるコア数（0: すべて）。結果の数値は変わりません。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>How pictures reach the screen. Automatic takes OpenGL where the graphics card offers it.</source>
        <translation>図を画面に描く方法です。自動では、グラフィックカードが対応していれば OpenGL を使います。</translation>
    </message>
    <message>
        <source>OpenGL</source>
        <translation>OpenGL</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>ソフトウェア</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 を読み込めません</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} 〜 {}</translation>
    </message>
    <message>
        <source>at least {}</source>
        <translation>{} 以上</translation>
    </message>
    <message>
        <source>at most {}</source>
        <translation>{} 以下</translation>
    </message>
    <message>
        <source>where %1</source>
        <translation>%1 のとき</translation>
    </message>
    <message>
        <source>Paper: %1</source>
        <translation>論文: %1</translation>
    </message>
    <message>
        <source>Its numbers are times: they differ from run to run.</source>
        <translation>数値は時間なので、実行ごとに異なります。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>既定値</translation>
    </message>
    <message>
        <source>The same without the window</source>
        <translation>ウィンドウなしで同じことをするには</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>コマンドとキー</translation>
    </message>
    <message>
        <source>Edit → Keyboard shortcuts changes the keys.</source>
        <translation>キーは「編集 → キーボードショートカット」で変更できます。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>To the next thing or cell</source>
        <translation>次の要素またはセルへ</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>矢印キー</translation>
    </message>
    <message>
        <source>To the next or the previous part of the picture</source>
        <translation>図の次または前の部分へ</translation>
    </message>
    <message>
        <source>Page Down, Page Up</source>
        <translation>Page Down、Page Up</translation>
    </message>
    <message>
        <source>What a click there does</source>
        <translation>そこをクリックしたときの動作</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Pin it in the inspector</source>
        <translation>インスペクタに固定</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Closer, farther, the whole</source>
        <translation>拡大、縮小、全体</translation>
    </message>
    <message>
        <source>In a picture</source>
        <translation>図の中で</translation>
    </message>
</context>
<context>
    <name>seq::AboutDialog</name>
    <message>
        <source>About Seqscope</source>
        <translation>Seqscope について</translation>
    </message>
    <message>
        <source>C&amp;opy version</source>
        <translation>バージョンをコピー(&amp;O)</translation>
    </message>
    <message>
        <source>Version and build, for a report</source>
        <translation>報告用のバージョンとビルド情報</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>A workbench for looking inside sequence models</source>
        <translation>系列モデルの内部を見るためのワークベンチ</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>ライセンスの本文</translation>
    </message>
</context>
<context>
    <name>seq::ActionRegistry</name>
    <message>
        <source>the menu %1</source>
        <translation>メニュー「%1」</translation>
    </message>
    <message>
        <source>%1, on</source>
        <translation>%1（オン）</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
</context>
<context>
    <name>seq::CompareBar</name>
    <message>
        <source>A | B</source>
        <translation>A | B</translation>
    </message>
    <message>
        <source>Side by side, with the same ranges and the same zoom</source>
        <translation>並べて表示します（値の範囲と拡大率は共通）</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>The difference of what both show</source>
        <translation>両方に表示されているものの差</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>入れ替え</translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A</source>
        <translation>A と B を入れ替えます</translation>
    </message>
    <message>
        <source>Change B…</source>
        <translation>B を変更…</translation>
    </message>
    <message>
        <source>Other values of B</source>
        <translation>B の値を変更します</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Show A alone</source>
        <translation>A だけを表示します</translation>
    </message>
</context>
<context>
    <name>seq::CompareDialog</name>
    <message>
        <source>Compare with</source>
        <translation>比較の相手</translation>
    </message>
    <message>
        <source>B has the values of the panel, but for what you change here.</source>
        <translation>B はここで変更した値のほかは、パネルと同じ値です。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Nothing is changed yet: B is the same as A</source>
        <translation>まだ何も変更されていません。B は A と同じです</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
</context>
<context>
    <name>seq::ExperimentPanel</name>
    <message>
        <source>stale</source>
        <translation>古い結果</translation>
    </message>
    <message>
        <source>The picture shows an earlier run than the parameters say</source>
        <translation>図は現在のパラメータより前の実行結果です</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>クイック</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>フル</translation>
    </message>
    <message>
        <source>Values that answer within two seconds</source>
        <translation>2 秒以内に結果が出る値</translation>
    </message>
    <message>
        <source>Values at the size of the paper; may take long</source>
        <translation>論文と同じ規模の値。時間がかかることがあります</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>No picture yet: see above what to change</source>
        <translation>まだ図がありません。変更すべき点は上をご覧ください</translation>
    </message>
    <message>
        <source>Type a text below or change a parameter to begin</source>
        <translation>下にテキストを入力するか、パラメータを変えて始めてください</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>With the run before</source>
        <translation>前の実行と</translation>
    </message>
    <message>
        <source>With other values…</source>
        <translation>別の値と…</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>入れ替え</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比較…</translation>
    </message>
    <message>
        <source>Beside another run, or with one or more values changed</source>
        <translation>別の実行と、または一部の値を変えて並べます</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>連動</translation>
    </message>
    <message>
        <source>What is hovered in other panels lights up here, and the other way</source>
        <translation>ほかのパネルで指したものがここでも光ります（逆も同じ）</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>%1 の図</translation>
    </message>
    <message>
        <source>Arrow keys go from thing to thing</source>
        <translation>矢印キーで項目を移動します</translation>
    </message>
    <message>
        <source>&amp;Back to the run before</source>
        <translation>前の実行に戻る(&amp;B)</translation>
    </message>
    <message>
        <source>Compare with the &amp;run before</source>
        <translation>前の実行と比較(&amp;R)</translation>
    </message>
    <message>
        <source>Compare &amp;with…</source>
        <translation>比較する(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Side by side (A | B)</source>
        <translation>並べて表示 (A | B)(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Difference (A − B)</source>
        <translation>差 (A − B)(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;End the comparison</source>
        <translation>比較を終了(&amp;E)</translation>
    </message>
</context>
<context>
    <name>seq::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Figure, SVG</source>
        <translation>図、SVG</translation>
    </message>
    <message>
        <source>Figure, PDF</source>
        <translation>図、PDF</translation>
    </message>
    <message>
        <source>Figure, PNG</source>
        <translation>図、PNG</translation>
    </message>
    <message>
        <source>Numbers and data, JSON</source>
        <translation>数値とデータ、JSON</translation>
    </message>
    <message>
        <source>Numbers, CSV</source>
        <translation>数値、CSV</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>The part shown now</source>
        <translation>表示中の部分</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容(&amp;W)</translation>
    </message>
    <message>
        <source>W&amp;idth</source>
        <translation>幅(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>高さ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Dots per inch</source>
        <translation>解像度 (dpi)(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>範囲(&amp;P)</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>コマンドとしてコピー(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Training samples, JSONL</source>
        <translation>学習サンプル（JSONL）</translation>
    </message>
</context>
<context>
    <name>seq::FieldEditor</name>
    <message>
        <source>empty: all</source>
        <translation>空欄: すべて</translation>
    </message>
    <message>
        <source>Choose a .gguf file</source>
        <translation>.gguf ファイルを選択</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>モデルを選択</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>モデル (*.gguf)</translation>
    </message>
</context>
<context>
    <name>seq::Finder</name>
    <message>
        <source>Nothing like this is here</source>
        <translation>該当するものがありません</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかったもの</translation>
    </message>
</context>
<context>
    <name>seq::HelpDesk</name>
    <message>
        <source>Built by</source>
        <translation>ビルド</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1（ビルド時 %2）</translation>
    </message>
    <message>
        <source>with its module</source>
        <translation>モジュールあり</translation>
    </message>
    <message>
        <source>without</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>This &amp;panel</source>
        <translation>このパネル(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Commands and keys</source>
        <translation>コマンドとキー(&amp;C)</translation>
    </message>
    <message>
        <source>The command &amp;line</source>
        <translation>コマンドライン(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About Seqscope, licences</source>
        <translation>Seqscope とライセンスについて(&amp;A)</translation>
    </message>
    <message>
        <source>The command line</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>What the window can do, the command can do, without a display too.</source>
        <translation>ウィンドウでできることは、画面がなくてもコマンドでできます。</translation>
    </message>
</context>
<context>
    <name>seq::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>ヘルプ内を検索</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>seq::HistoryList</name>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Go back to this run</source>
        <translation>この実行に戻る</translation>
    </message>
    <message>
        <source>Compare with this run</source>
        <translation>この実行と比較</translation>
    </message>
</context>
<context>
    <name>seq::InputEditor</name>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Input text of all panels</source>
        <translation>すべてのパネルの入力テキスト</translation>
    </message>
    <message>
        <source>Type or paste a text, or drop a file here</source>
        <translation>テキストを入力または貼り付けるか、ファイルをここにドロップ</translation>
    </message>
</context>
<context>
    <name>seq::InspectorDock</name>
    <message>
        <source>Inspector</source>
        <translation>インスペクタ</translation>
    </message>
    <message>
        <source>&amp;Pin what is pointed at</source>
        <translation>指しているものを固定(&amp;P)</translation>
    </message>
    <message>
        <source>Remove the chosen pin</source>
        <translation>選んだ固定を外す</translation>
    </message>
    <message>
        <source>remove all pins</source>
        <translation>すべての固定を外す</translation>
    </message>
    <message>
        <source>Remove all pins</source>
        <translation>すべての固定を外す</translation>
    </message>
</context>
<context>
    <name>seq::InspectorModel</name>
    <message>
        <source>Point at something in a picture</source>
        <translation>図の中の何かを指してください</translation>
    </message>
    <message>
        <source>not in the picture</source>
        <translation>図の中にありません</translation>
    </message>
    <message>
        <source>bytes %1–%2, characters %3–%4: %5</source>
        <translation>バイト %1–%2、文字 %3–%4: %5</translation>
    </message>
    <message>
        <source>Remove this pin</source>
        <translation>この固定を外す</translation>
    </message>
    <message>
        <source>Pin this</source>
        <translation>これを固定</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクタ</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>バイト</translation>
    </message>
</context>
<context>
    <name>seq::InspectorView</name>
    <message>
        <source>Inspector</source>
        <translation>インスペクタ</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>値をコピー</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>Pin this</source>
        <translation>これを固定</translation>
    </message>
    <message>
        <source>Remove this pin</source>
        <translation>この固定を外す</translation>
    </message>
</context>
<context>
    <name>seq::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>%1 jobs: %2</source>
        <translation>%1 件の処理: %2</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>すべてのジョブ</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>残り %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>残り %1 分</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>残り %1 時間</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>seq::JobList</name>
    <message>
        <source>100 %, 59 min left</source>
        <translation>100 %、残り 59 分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 をキャンセル</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
</context>
<context>
    <name>seq::KeyField</name>
    <message>
        <source>Press the new keys here</source>
        <translation>ここで新しいキーを押してください</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>新しいショートカット</translation>
    </message>
    <message>
        <source>These keys type or move: add Ctrl or Alt, or take a function key</source>
        <translation>これらのキーは入力や移動に使われます。Ctrl か Alt を加えるか、ファンクションキーを使ってください</translation>
    </message>
</context>
<context>
    <name>seq::LayoutMenu</name>
    <message>
        <source>La&amp;youts</source>
        <translation>レイアウト(&amp;Y)</translation>
    </message>
    <message>
        <source>Delete layout</source>
        <translation>レイアウトを削除</translation>
    </message>
    <message>
        <source>Save layout &amp;as…</source>
        <translation>レイアウトに名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>レイアウトをリセット(&amp;R)</translation>
    </message>
    <message>
        <source>None was saved yet</source>
        <translation>まだ保存されていません</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>レイアウトを保存</translation>
    </message>
    <message>
        <source>A name for how the panels stand now; one that is there is replaced</source>
        <translation>今のパネルの配置に付ける名前です。同じ名前があれば置き換えます</translation>
    </message>
</context>
<context>
    <name>seq::LessonPanel</name>
    <message>
        <source>&amp;Show</source>
        <translation>見る(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>次へ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>The step as it was, whatever was changed</source>
        <translation>何を変えていても、このステップを元に戻します</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>As you predicted. </source>
        <translation>予想どおりです。</translation>
    </message>
    <message>
        <source>It is otherwise. </source>
        <translation>予想とは違います。</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>リセット(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Show the answer</source>
        <translation>答えを見る(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation>次のステップ(&amp;N)</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>前のステップ(&amp;B)</translation>
    </message>
    <message>
        <source>Rese&amp;t the step</source>
        <translation>ステップをリセット(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Leave the lesson</source>
        <translation>レッスンを終了(&amp;L)</translation>
    </message>
</context>
<context>
    <name>seq::LibraryList</name>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>%1 (not loaded)</source>
        <translation>%1（読み込めません）</translation>
    </message>
</context>
<context>
    <name>seq::MachineLabel</name>
    <message>
        <source>%1, %2 threads, %3</source>
        <translation>%1、%2 スレッド、%3</translation>
    </message>
</context>
<context>
    <name>seq::MainWindow</name>
    <message>
        <source>Crash log</source>
        <translation>クラッシュログ</translation>
    </message>
    <message>
        <source>What happened is written in %1</source>
        <translation>何が起きたかは %1 に記録されています</translation>
    </message>
    <message>
        <source>Sho&amp;w it</source>
        <translation>表示(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>閉じる(&amp;L)</translation>
    </message>
    <message>
        <source>go to</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>There is no picture to export yet</source>
        <translation>書き出せる図がまだありません</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 に保存しました</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copied the command</source>
        <translation>コマンドをコピーしました</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 がありません</translation>
    </message>
    <message>
        <source>model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>What Seqscope opens (*.seqscope *.gguf *.txt *.md *.py *.json *.csv *.svg *.pdf *.png);;All files (*)</source>
        <translation>Seqscope で開けるファイル (*.seqscope *.gguf *.txt *.md *.py *.json *.csv *.svg *.pdf *.png);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>find anything</source>
        <translation>すべてから検索</translation>
    </message>
    <message>
        <source>%1  find anything</source>
        <translation>%1  すべてから検索</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>すべてから検索</translation>
    </message>
    <message>
        <source>Find a panel, token, layer, text, command …</source>
        <translation>パネル、トークン、層、テキスト、コマンドなどを検索</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>コマンドを検索</translation>
    </message>
    <message>
        <source>&amp;Find anything…</source>
        <translation>すべてから検索(&amp;F)…</translation>
    </message>
    <message>
        <source>Comman&amp;ds…</source>
        <translation>コマンド(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>キーボードショートカット(&amp;K)…</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>パネル(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>複製(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>次へ(&amp;N)</translation>
    </message>
    <message>
        <source>P&amp;revious</source>
        <translation>前へ(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Go to the p&amp;icture</source>
        <translation>図へ移動(&amp;I)</translation>
    </message>
    <message>
        <source>Go to the p&amp;arameters</source>
        <translation>パラメータへ移動(&amp;A)</translation>
    </message>
    <message>
        <source>Go to the inp&amp;ut</source>
        <translation>入力へ移動(&amp;U)</translation>
    </message>
    <message>
        <source>Go to the &amp;library</source>
        <translation>ライブラリへ移動(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quick values</source>
        <translation>クイックの値(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Full values</source>
        <translation>フルの値(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>もう一度(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel all</source>
        <translation>すべて中止(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Lesson</source>
        <translation>レッスン(&amp;L)</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新規(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったファイル(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出し(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>図をコピー(&amp;P)</translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <translation>数値をコピー(&amp;N)</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>コマンドとしてコピー(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;System theme</source>
        <translation>システムのテーマ(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>ライトテーマ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>ダークテーマ(&amp;D)</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字を大きく</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字を小さく</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>文字を標準に</translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation>プロジェクター(&amp;P)</translation>
    </message>
    <message>
        <source>%1 is not here: %2</source>
        <translation>%1 がありません: %2</translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>ワークスペースを保存</translation>
    </message>
    <message>
        <source>Workspaces (*.seqscope)</source>
        <translation>ワークスペース (*.seqscope)</translation>
    </message>
    <message>
        <source>Seqscope</source>
        <translation>Seqscope</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>%1 への変更を保存しますか？</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（見つかりません）</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>The last session was ended before its work was saved.</source>
        <translation>前回は作業を保存する前に終了しました。</translation>
    </message>
    <message>
        <source>Seqscope did not end well the last time.</source>
        <translation>前回 Seqscope は正常に終了しませんでした。</translation>
    </message>
    <message>
        <source>Rec&amp;over the work</source>
        <translation>作業を復元(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Follow the hover</source>
        <translation>ホバーに連動(&amp;F)</translation>
    </message>
    <message>
        <source>Go to the in&amp;spector</source>
        <translation>インスペクタへ(&amp;S)</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクタ</translation>
    </message>
    <message>
        <source>Window %1</source>
        <translation>ウィンドウ %1</translation>
    </message>
    <message>
        <source>%1, window %2</source>
        <translation>%1、ウィンドウ %2</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>ウィンドウ(&amp;W)</translation>
    </message>
    <message>
        <source>move panel to a new window</source>
        <translation>パネルを新しいウィンドウへ移動</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>新しいウィンドウ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Go to the other window</source>
        <translation>他のウィンドウへ移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Move panel to another window</source>
        <translation>パネルを別のウィンドウへ移動(&amp;M)</translation>
    </message>
    <message>
        <source>Move &amp;panel to a new window</source>
        <translation>パネルを新しいウィンドウへ移動(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>ウィンドウを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>No panel is here. Choose an experiment in the library, or move a panel here from another window.</source>
        <translation>ここにはパネルがありません。ライブラリで実験を選ぶか、別のウィンドウからパネルを移動してください。</translation>
    </message>
</context>
<context>
    <name>seq::NumbersTable</name>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>A − B: %1</source>
        <translation>A − B: %1</translation>
    </message>
</context>
<context>
    <name>seq::PanelRun</name>
    <message>
        <source>stopped</source>
        <translation>停止しました</translation>
    </message>
</context>
<context>
    <name>seq::Preferences</name>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>seq::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>No setting is called like this</source>
        <translation>該当する設定がありません</translation>
    </message>
    <message>
        <source>Some of this acts once Seqscope has started again.</source>
        <translation>一部の変更は Seqscope の再起動後に有効になります。</translation>
    </message>
    <message>
        <source>&amp;Reset page</source>
        <translation>ページをリセット(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Start again now</source>
        <translation>今すぐ再起動(&amp;S)</translation>
    </message>
    <message>
        <source>The work stays as it is</source>
        <translation>作業はそのまま残ります</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
</context>
<context>
    <name>seq::ShortcutsDialog</name>
    <message>
        <source>&amp;None</source>
        <translation>なし(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>標準(&amp;S)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Filter by command, menu or keys</source>
        <translation>コマンド、メニュー、キーで絞り込み</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>The command has no shortcut</source>
        <translation>このコマンドのショートカットをなくします</translation>
    </message>
    <message>
        <source>The shortcut that the command came with</source>
        <translation>コマンドの標準のショートカットに戻します</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>すべてリセット(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>All shortcuts are as they came</source>
        <translation>すべてのショートカットを標準に戻しました</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”: change that first</source>
        <translation>%1 は「%2」で使われています。先にそちらを変更してください</translation>
    </message>
    <message>
        <source>“%1” has no shortcut now</source>
        <translation>「%1」のショートカットをなくしました</translation>
    </message>
    <message>
        <source>“%1” is %2 now</source>
        <translation>「%1」は %2 になりました</translation>
    </message>
    <message>
        <source>Click into the field above and press the keys for “%1”</source>
        <translation>上の欄をクリックして「%1」のキーを押してください</translation>
    </message>
    <message>
        <source>No command is called like this</source>
        <translation>該当するコマンドがありません</translation>
    </message>
</context>
<context>
    <name>seq::ShortcutsModel</name>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>キー</translation>
    </message>
</context>
<context>
    <name>seq::Workbench</name>
    <message>
        <source>close window</source>
        <translation>ウィンドウを閉じる</translation>
    </message>
</context>
<context>
    <name>seq::Workspace</name>
    <message>
        <source>text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>open panel</source>
        <translation>パネルを開く</translation>
    </message>
    <message>
        <source>close panel</source>
        <translation>パネルを閉じる</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>view</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>follow the hover</source>
        <translation>ホバーに連動</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>remove pin</source>
        <translation>固定を外す</translation>
    </message>
    <message>
        <source>new window</source>
        <translation>新しいウィンドウ</translation>
    </message>
    <message>
        <source>close window</source>
        <translation>ウィンドウを閉じる</translation>
    </message>
    <message>
        <source>move panel</source>
        <translation>パネルを移動</translation>
    </message>
</context>
</TS>
