<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>open panel, in front</source>
        <translation>offenes Panel, vorn</translation>
    </message>
    <message>
        <source>open panel</source>
        <translation>offenes Panel</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Open panels</source>
        <translation>Offene Panels</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Tokens of the panel in front</source>
        <translation>Token des vorderen Panels</translation>
    </message>
    <message>
        <source>Layers and heads</source>
        <translation>Schichten und Köpfe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>History: earlier runs of the panel</source>
        <translation>Verlauf: frühere Läufe des Panels</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>Help: what is there, and which paper</source>
        <translation>Hilfe: was es gibt, und aus welcher Arbeit</translation>
    </message>
    <message>
        <source>token %1  %2</source>
        <translation>Token %1  %2</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>the last run</source>
        <translation>der letzte Lauf</translation>
    </message>
    <message>
        <source>%1 before it</source>
        <translation>%1 davor</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Of the window. Exported figures choose theirs themselves.</source>
        <translation>Des Fensters. Exportierte Abbildungen wählen ihres selbst.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Of all text, in pictures too.</source>
        <translation>Aller Texte, auch in Bildern.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Figures and the command line stay English.</source>
        <translation>Abbildungen und Befehlszeile bleiben englisch.</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing moves by itself: text cursors do not blink, bars of jobs without a known length stand still.</source>
        <translation>Nichts bewegt sich von selbst: Textmarken blinken nicht, Balken von Aufgaben unbekannter Dauer stehen still.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Copy against crashes</source>
        <translation>Kopie gegen Abstürze</translation>
    </message>
    <message>
        <source>Time after a change until a copy of the work is kept.</source>
        <translation>Zeit nach einer Änderung, bis eine Kopie der Arbeit gesichert ist.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where models run. Without a usable GPU it is the processor.</source>
        <translation>Wo Modelle laufen. Ohne nutzbare GPU ist es der Prozessor.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Cores that a run may use; 0: all. No number depends on it.</source>
        <translation>Kerne, die ein Lauf nutzen darf; 0: alle. Keine Zahl hängt davon ab.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>How pictures reach the screen. Automatic takes OpenGL where the graphics card offers it.</source>
        <translation>Wie Bilder auf den Schirm kommen. Automatisch nimmt OpenGL, wo die Grafikkarte es bietet.</translation>
    </message>
    <message>
        <source>OpenGL</source>
        <translation>OpenGL</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} bis {}</translation>
    </message>
    <message>
        <source>at least {}</source>
        <translation>mindestens {}</translation>
    </message>
    <message>
        <source>at most {}</source>
        <translation>höchstens {}</translation>
    </message>
    <message>
        <source>where %1</source>
        <translation>wenn %1</translation>
    </message>
    <message>
        <source>Paper: %1</source>
        <translation>Arbeit: %1</translation>
    </message>
    <message>
        <source>Its numbers are times: they differ from run to run.</source>
        <translation>Die Zahlen sind Zeiten: Sie ändern sich von Lauf zu Lauf.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>The same without the window</source>
        <translation>Dasselbe ohne Fenster</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>Befehle und Tasten</translation>
    </message>
    <message>
        <source>Edit → Keyboard shortcuts changes the keys.</source>
        <translation>Bearbeiten → Tastenkürzel ändert die Tasten.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>To the next thing or cell</source>
        <translation>Zum nächsten Ding oder zur nächsten Zelle</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>To the next or the previous part of the picture</source>
        <translation>Zum nächsten oder vorigen Teil des Bildes</translation>
    </message>
    <message>
        <source>Page Down, Page Up</source>
        <translation>Bild ab, Bild auf</translation>
    </message>
    <message>
        <source>What a click there does</source>
        <translation>Was ein Klick dort bewirkt</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Pin it in the inspector</source>
        <translation>Im Inspektor anheften</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Closer, farther, the whole</source>
        <translation>Näher, weiter weg, das Ganze</translation>
    </message>
    <message>
        <source>In a picture</source>
        <translation>In einem Bild</translation>
    </message>
</context>
<context>
    <name>seq::AboutDialog</name>
    <message>
        <source>About Seqscope</source>
        <translation>Über Seqscope</translation>
    </message>
    <message>
        <source>C&amp;opy version</source>
        <translation>Versi&amp;on kopieren</translation>
    </message>
    <message>
        <source>Version and build, for a report</source>
        <translation>Version und Bau, für eine Fehlermeldung</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>A workbench for looking inside sequence models</source>
        <translation>Eine Werkbank, um in Sequenzmodelle hineinzusehen</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
</context>
<context>
    <name>seq::ActionRegistry</name>
    <message>
        <source>the menu %1</source>
        <translation>das Menü %1</translation>
    </message>
    <message>
        <source>%1, on</source>
        <translation>%1, ein</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
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
        <translation>Nebeneinander, mit gleichen Bereichen und gleichem Ausschnitt</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>The difference of what both show</source>
        <translation>Die Differenz dessen, was beide zeigen</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A</source>
        <translation>A wird B, und B wird A</translation>
    </message>
    <message>
        <source>Change B…</source>
        <translation>B ändern …</translation>
    </message>
    <message>
        <source>Other values of B</source>
        <translation>Andere Werte für B</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show A alone</source>
        <translation>Nur A zeigen</translation>
    </message>
</context>
<context>
    <name>seq::CompareDialog</name>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>B has the values of the panel, but for what you change here.</source>
        <translation>B hat die Werte des Panels, bis auf das, was hier geändert wird.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Nothing is changed yet: B is the same as A</source>
        <translation>Noch ist nichts geändert: B ist gleich A</translation>
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
        <translation>veraltet</translation>
    </message>
    <message>
        <source>The picture shows an earlier run than the parameters say</source>
        <translation>Das Bild zeigt einen früheren Lauf, als die Parameter sagen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Values that answer within two seconds</source>
        <translation>Werte, die binnen zwei Sekunden antworten</translation>
    </message>
    <message>
        <source>Values at the size of the paper; may take long</source>
        <translation>Werte in der Größe der Arbeit; kann dauern</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>Arbeitet …</translation>
    </message>
    <message>
        <source>No picture yet: see above what to change</source>
        <translation>Noch kein Bild: Oben steht, was zu ändern ist</translation>
    </message>
    <message>
        <source>Type a text below or change a parameter to begin</source>
        <translation>Zum Beginnen unten einen Text eingeben oder einen Parameter ändern</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>With the run before</source>
        <translation>Mit dem Lauf davor</translation>
    </message>
    <message>
        <source>With other values…</source>
        <translation>Mit anderen Werten …</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>tauschen</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Beside another run, or with one or more values changed</source>
        <translation>Neben einem anderen Lauf oder mit geänderten Werten</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>What is hovered in other panels lights up here, and the other way</source>
        <translation>Worauf in anderen Panels gezeigt wird, leuchtet hier auf, und umgekehrt</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>Arrow keys go from thing to thing</source>
        <translation>Die Pfeiltasten führen von Ding zu Ding</translation>
    </message>
    <message>
        <source>&amp;Back to the run before</source>
        <translation>&amp;Zurück zum Lauf davor</translation>
    </message>
    <message>
        <source>Compare with the &amp;run before</source>
        <translation>Mit dem &amp;Lauf davor vergleichen</translation>
    </message>
    <message>
        <source>Compare &amp;with…</source>
        <translation>&amp;Vergleichen mit …</translation>
    </message>
    <message>
        <source>&amp;Side by side (A | B)</source>
        <translation>&amp;Nebeneinander (A | B)</translation>
    </message>
    <message>
        <source>&amp;Difference (A − B)</source>
        <translation>&amp;Differenz (A − B)</translation>
    </message>
    <message>
        <source>&amp;End the comparison</source>
        <translation>Vergleich &amp;beenden</translation>
    </message>
</context>
<context>
    <name>seq::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Figure, SVG</source>
        <translation>Abbildung, SVG</translation>
    </message>
    <message>
        <source>Figure, PDF</source>
        <translation>Abbildung, PDF</translation>
    </message>
    <message>
        <source>Figure, PNG</source>
        <translation>Abbildung, PNG</translation>
    </message>
    <message>
        <source>Numbers and data, JSON</source>
        <translation>Zahlen und Daten, JSON</translation>
    </message>
    <message>
        <source>Numbers, CSV</source>
        <translation>Zahlen, CSV</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>Das Ganze</translation>
    </message>
    <message>
        <source>The part shown now</source>
        <translation>Der jetzt gezeigte Teil</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>W&amp;idth</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Dots per inch</source>
        <translation>Punkte je &amp;Zoll</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>&amp;Teil</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Als Befeh&amp;l kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>Training samples, JSONL</source>
        <translation>Trainingsbeispiele, JSONL</translation>
    </message>
</context>
<context>
    <name>seq::FieldEditor</name>
    <message>
        <source>empty: all</source>
        <translation>leer: alle</translation>
    </message>
    <message>
        <source>Choose a .gguf file</source>
        <translation>Eine .gguf-Datei wählen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>Modelle (*.gguf)</translation>
    </message>
</context>
<context>
    <name>seq::Finder</name>
    <message>
        <source>Nothing like this is here</source>
        <translation>Nichts dergleichen ist hier</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>seq::HelpDesk</name>
    <message>
        <source>Built by</source>
        <translation>Gebaut mit</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1, gebaut mit %2</translation>
    </message>
    <message>
        <source>with its module</source>
        <translation>mit Modul</translation>
    </message>
    <message>
        <source>without</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>This &amp;panel</source>
        <translation>Dieses &amp;Panel</translation>
    </message>
    <message>
        <source>&amp;Commands and keys</source>
        <translation>&amp;Befehle und Tasten</translation>
    </message>
    <message>
        <source>The command &amp;line</source>
        <translation>Die Befehls&amp;zeile</translation>
    </message>
    <message>
        <source>&amp;About Seqscope, licences</source>
        <translation>Üb&amp;er Seqscope, Lizenzen</translation>
    </message>
    <message>
        <source>The command line</source>
        <translation>Die Befehlszeile</translation>
    </message>
    <message>
        <source>What the window can do, the command can do, without a display too.</source>
        <translation>Was das Fenster kann, kann auch der Befehl, selbst ohne Bildschirm.</translation>
    </message>
</context>
<context>
    <name>seq::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>seq::HistoryList</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Go back to this run</source>
        <translation>Zurück zu diesem Lauf</translation>
    </message>
    <message>
        <source>Compare with this run</source>
        <translation>Mit diesem Lauf vergleichen</translation>
    </message>
</context>
<context>
    <name>seq::InputEditor</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input text of all panels</source>
        <translation>Eingabetext aller Panels</translation>
    </message>
    <message>
        <source>Type or paste a text, or drop a file here</source>
        <translation>Text eingeben oder einfügen, oder eine Datei hier ablegen</translation>
    </message>
</context>
<context>
    <name>seq::InspectorDock</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>&amp;Pin what is pointed at</source>
        <translation>&amp;Anheften, worauf gezeigt wird</translation>
    </message>
    <message>
        <source>Remove the chosen pin</source>
        <translation>Den gewählten Eintrag lösen</translation>
    </message>
    <message>
        <source>remove all pins</source>
        <translation>alle Einträge lösen</translation>
    </message>
    <message>
        <source>Remove all pins</source>
        <translation>Alle Einträge lösen</translation>
    </message>
</context>
<context>
    <name>seq::InspectorModel</name>
    <message>
        <source>Point at something in a picture</source>
        <translation>Auf etwas in einem Bild zeigen</translation>
    </message>
    <message>
        <source>not in the picture</source>
        <translation>nicht im Bild</translation>
    </message>
    <message>
        <source>bytes %1–%2, characters %3–%4: %5</source>
        <translation>Bytes %1–%2, Zeichen %3–%4: %5</translation>
    </message>
    <message>
        <source>Remove this pin</source>
        <translation>Diesen Eintrag lösen</translation>
    </message>
    <message>
        <source>Pin this</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>seq::InspectorView</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Pin this</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Remove this pin</source>
        <translation>Diesen Eintrag lösen</translation>
    </message>
</context>
<context>
    <name>seq::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 jobs: %2</source>
        <translation>%1 Aufgaben: %2</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>noch %1 h</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>seq::JobList</name>
    <message>
        <source>100 %, 59 min left</source>
        <translation>100 %, noch 59 min</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>seq::KeyField</name>
    <message>
        <source>Press the new keys here</source>
        <translation>Hier die neuen Tasten drücken</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>Neues Tastenkürzel</translation>
    </message>
    <message>
        <source>These keys type or move: add Ctrl or Alt, or take a function key</source>
        <translation>Diese Tasten schreiben oder bewegen: Strg oder Alt dazu, oder eine Funktionstaste</translation>
    </message>
</context>
<context>
    <name>seq::LayoutMenu</name>
    <message>
        <source>La&amp;youts</source>
        <translation>&amp;Anordnungen</translation>
    </message>
    <message>
        <source>Delete layout</source>
        <translation>Anordnung löschen</translation>
    </message>
    <message>
        <source>Save layout &amp;as…</source>
        <translation>Anordnung speichern &amp;als …</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>None was saved yet</source>
        <translation>Noch keine gespeichert</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>Anordnung speichern</translation>
    </message>
    <message>
        <source>A name for how the panels stand now; one that is there is replaced</source>
        <translation>Ein Name dafür, wie die Panels jetzt stehen; einer, den es gibt, wird ersetzt</translation>
    </message>
</context>
<context>
    <name>seq::LessonPanel</name>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Zu&amp;rück</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>The step as it was, whatever was changed</source>
        <translation>Der Schritt, wie er war, was auch geändert wurde</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>As you predicted. </source>
        <translation>Wie Sie vorhergesagt haben. </translation>
    </message>
    <message>
        <source>It is otherwise. </source>
        <translation>Es ist anders. </translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>Zurücks&amp;etzen</translation>
    </message>
    <message>
        <source>&amp;Show the answer</source>
        <translation>&amp;Antwort zeigen</translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation>&amp;Nächster Schritt</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>Schritt &amp;zurück</translation>
    </message>
    <message>
        <source>Rese&amp;t the step</source>
        <translation>Schritt zurück&amp;setzen</translation>
    </message>
    <message>
        <source>&amp;Leave the lesson</source>
        <translation>Lektion &amp;verlassen</translation>
    </message>
</context>
<context>
    <name>seq::LibraryList</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>%1 (not loaded)</source>
        <translation>%1 (nicht geladen)</translation>
    </message>
</context>
<context>
    <name>seq::MachineLabel</name>
    <message>
        <source>%1, %2 threads, %3</source>
        <translation>%1, %2 Threads, %3</translation>
    </message>
</context>
<context>
    <name>seq::MainWindow</name>
    <message>
        <source>Crash log</source>
        <translation>Absturzprotokoll</translation>
    </message>
    <message>
        <source>What happened is written in %1</source>
        <translation>Was geschah, steht in %1</translation>
    </message>
    <message>
        <source>Sho&amp;w it</source>
        <translation>A&amp;nzeigen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>go to</source>
        <translation>gehe zu</translation>
    </message>
    <message>
        <source>There is no picture to export yet</source>
        <translation>Noch ist kein Bild zum Exportieren da</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied the command</source>
        <translation>Befehl kopiert</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 gibt es nicht</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>What Seqscope opens (*.seqscope *.gguf *.txt *.md *.py *.json *.csv *.svg *.pdf *.png);;All files (*)</source>
        <translation>Was Seqscope öffnet (*.seqscope *.gguf *.txt *.md *.py *.json *.csv *.svg *.pdf *.png);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>find anything</source>
        <translation>alles finden</translation>
    </message>
    <message>
        <source>%1  find anything</source>
        <translation>%1  alles finden</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Find a panel, token, layer, text, command …</source>
        <translation>Panel, Token, Schicht, Text, Befehl … suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>&amp;Find anything…</source>
        <translation>&amp;Alles finden …</translation>
    </message>
    <message>
        <source>Comman&amp;ds…</source>
        <translation>&amp;Befehle …</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Panels</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächstes</translation>
    </message>
    <message>
        <source>P&amp;revious</source>
        <translation>&amp;Voriges</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Go to the p&amp;icture</source>
        <translation>Zum &amp;Bild</translation>
    </message>
    <message>
        <source>Go to the p&amp;arameters</source>
        <translation>Zu den &amp;Parametern</translation>
    </message>
    <message>
        <source>Go to the inp&amp;ut</source>
        <translation>Zur &amp;Eingabe</translation>
    </message>
    <message>
        <source>Go to the &amp;library</source>
        <translation>Zur Bib&amp;liothek</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>&amp;Quick values</source>
        <translation>&amp;Schnelle Werte</translation>
    </message>
    <message>
        <source>&amp;Full values</source>
        <translation>&amp;Volle Werte</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;Erneut</translation>
    </message>
    <message>
        <source>&amp;Cancel all</source>
        <translation>Alle a&amp;bbrechen</translation>
    </message>
    <message>
        <source>&amp;Lesson</source>
        <translation>&amp;Lektion</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>B&amp;ild kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <translation>&amp;Zahlen kopieren</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Als Befeh&amp;l kopieren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;System theme</source>
        <translation>&amp;System-Farbschema</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Farbschema</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkles Farbschema</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Normaler Text</translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation>&amp;Projektor</translation>
    </message>
    <message>
        <source>%1 is not here: %2</source>
        <translation>%1 ist nicht hier: %2</translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>Arbeitsbereich speichern</translation>
    </message>
    <message>
        <source>Workspaces (*.seqscope)</source>
        <translation>Arbeitsbereiche (*.seqscope)</translation>
    </message>
    <message>
        <source>Seqscope</source>
        <translation>Seqscope</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>Änderungen an %1 speichern?</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>The last session was ended before its work was saved.</source>
        <translation>Die letzte Sitzung wurde beendet, bevor die Arbeit gespeichert war.</translation>
    </message>
    <message>
        <source>Seqscope did not end well the last time.</source>
        <translation>Seqscope ist beim letzten Mal nicht ordentlich beendet worden.</translation>
    </message>
    <message>
        <source>Rec&amp;over the work</source>
        <translation>Arbeit wiederhers&amp;tellen</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Follow the hover</source>
        <translation>Dem &amp;Zeiger folgen</translation>
    </message>
    <message>
        <source>Go to the in&amp;spector</source>
        <translation>Zum In&amp;spektor</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Window %1</source>
        <translation>Fenster %1</translation>
    </message>
    <message>
        <source>%1, window %2</source>
        <translation>%1, Fenster %2</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>move panel to a new window</source>
        <translation>Panel in ein neues Fenster verschieben</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>&amp;Go to the other window</source>
        <translation>&amp;Zum anderen Fenster</translation>
    </message>
    <message>
        <source>&amp;Move panel to another window</source>
        <translation>Panel in ein &amp;anderes Fenster verschieben</translation>
    </message>
    <message>
        <source>Move &amp;panel to a new window</source>
        <translation>&amp;Panel in ein neues Fenster verschieben</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>No panel is here. Choose an experiment in the library, or move a panel here from another window.</source>
        <translation>Hier ist kein Panel. Wählen Sie in der Bibliothek ein Experiment oder verschieben Sie ein Panel aus einem anderen Fenster hierher.</translation>
    </message>
</context>
<context>
    <name>seq::NumbersTable</name>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
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
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>seq::Preferences</name>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>seq::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>No setting is called like this</source>
        <translation>Keine Einstellung heißt so</translation>
    </message>
    <message>
        <source>Some of this acts once Seqscope has started again.</source>
        <translation>Manches davon wirkt, sobald Seqscope neu gestartet ist.</translation>
    </message>
    <message>
        <source>&amp;Reset page</source>
        <translation>Seite &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Start again now</source>
        <translation>Jetzt &amp;neu starten</translation>
    </message>
    <message>
        <source>The work stays as it is</source>
        <translation>Die Arbeit bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>seq::ShortcutsDialog</name>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keines</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>S&amp;tandard</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter by command, menu or keys</source>
        <translation>Nach Befehl, Menü oder Tasten filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>The command has no shortcut</source>
        <translation>Der Befehl hat kein Tastenkürzel</translation>
    </message>
    <message>
        <source>The shortcut that the command came with</source>
        <translation>Das Tastenkürzel, mit dem der Befehl kam</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>All shortcuts are as they came</source>
        <translation>Alle Tastenkürzel sind wie am Anfang</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”: change that first</source>
        <translation>%1 gehört zu „%2“: erst das ändern</translation>
    </message>
    <message>
        <source>“%1” has no shortcut now</source>
        <translation>„%1“ hat jetzt kein Tastenkürzel</translation>
    </message>
    <message>
        <source>“%1” is %2 now</source>
        <translation>„%1“ ist jetzt %2</translation>
    </message>
    <message>
        <source>Click into the field above and press the keys for “%1”</source>
        <translation>Ins Feld oben klicken und die Tasten für „%1“ drücken</translation>
    </message>
    <message>
        <source>No command is called like this</source>
        <translation>Kein Befehl heißt so</translation>
    </message>
</context>
<context>
    <name>seq::ShortcutsModel</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Kürzel</translation>
    </message>
</context>
<context>
    <name>seq::Workbench</name>
    <message>
        <source>close window</source>
        <translation>Fenster schließen</translation>
    </message>
</context>
<context>
    <name>seq::Workspace</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>open panel</source>
        <translation>Panel öffnen</translation>
    </message>
    <message>
        <source>close panel</source>
        <translation>Panel schließen</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>anheften</translation>
    </message>
    <message>
        <source>follow the hover</source>
        <translation>dem Zeiger folgen</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>remove pin</source>
        <translation>Eintrag lösen</translation>
    </message>
    <message>
        <source>new window</source>
        <translation>neues Fenster</translation>
    </message>
    <message>
        <source>close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>move panel</source>
        <translation>Panel verschieben</translation>
    </message>
</context>
</TS>
