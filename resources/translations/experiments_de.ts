<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>experiment</name>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Attention of a model</source>
        <translation>Aufmerksamkeit eines Modells</translation>
    </message>
    <message>
        <source>Every head&apos;s attention map on a text, what each head does, and one map from whole to cell</source>
        <translation>Die Aufmerksamkeitskarte jedes Kopfes auf einem Text, was jeder Kopf tut, und eine Karte vom Ganzen bis zur Zelle</translation>
    </message>
    <message>
        <source>Model that reads the text</source>
        <translation>Modell, das den Text liest</translation>
    </message>
    <message>
        <source>Text whose tokens attend to each other</source>
        <translation>Text, dessen Tokens aufeinander achten</translation>
    </message>
    <message>
        <source>Layer whose head is shown large</source>
        <translation>Schicht, deren Kopf groß gezeigt wird</translation>
    </message>
    <message>
        <source>Head of that layer</source>
        <translation>Kopf dieser Schicht</translation>
    </message>
    <message>
        <source>One head, the mean or largest of the layer&apos;s heads, or what flows up to the layer</source>
        <translation>Ein Kopf, Mittel oder Größtes der Köpfe der Schicht, oder was bis zur Schicht hinauffließt</translation>
    </message>
    <message>
        <source>As it is, over what uniform attention gives, or without the first token</source>
        <translation>Wie sie ist, gegenüber gleichmäßiger Aufmerksamkeit, oder ohne das erste Token</translation>
    </message>
    <message>
        <source>Share of attention in each step of the rollout; the rest stays in place</source>
        <translation>Anteil der Aufmerksamkeit in jedem Schritt des Rollouts; der Rest bleibt am Ort</translation>
    </message>
    <message>
        <source>As the weights are stored, or exactly in float32</source>
        <translation>Wie die Gewichte gespeichert sind, oder genau in float32</translation>
    </message>
    <message>
        <source>Names of special tokens in the text are special tokens</source>
        <translation>Namen von Sondertokens im Text sind Sondertokens</translation>
    </message>
    <message>
        <source>Instead of the text, 32 random tokens and the same again: what a head can do</source>
        <translation>Statt des Textes 32 zufällige Tokens und dieselben noch einmal: was ein Kopf kann</translation>
    </message>
    <message>
        <source>Tokens that the model goes on with, the likeliest each time</source>
        <translation>Tokens, mit denen das Modell fortfährt, jedes Mal das wahrscheinlichste</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Tokens that look, from and to; empty: all</source>
        <translation>Tokens, die schauen, von und bis; leer: alle</translation>
    </message>
    <message>
        <source>Tokens that are looked at, from and to; empty: all</source>
        <translation>Tokens, die angeschaut werden, von und bis; leer: alle</translation>
    </message>
    <message>
        <source>The whole, or one part of it large</source>
        <translation>Das Ganze, oder ein Teil davon groß</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>Reihenfolge der Köpfe</translation>
    </message>
    <message>
        <source>Token whose attention colours the text; -1: the last</source>
        <translation>Token, dessen Aufmerksamkeit den Text färbt; -1: das letzte</translation>
    </message>
    <message>
        <source>Weights below it are not drawn</source>
        <translation>Gewichte darunter werden nicht gezeichnet</translation>
    </message>
    <message>
        <source>Lines drawn at most</source>
        <translation>Höchstens gezeichnete Linien</translation>
    </message>
    <message>
        <source>Colours of the weights</source>
        <translation>Farben der Gewichte</translation>
    </message>
    <message>
        <source>How a weight becomes a colour; lift: times the number of keys, 1 is uniform</source>
        <translation>Wie ein Gewicht zur Farbe wird; lift: mal Zahl der Schlüssel, 1 ist gleichmäßig</translation>
    </message>
    <message>
        <source>Next-token probabilities</source>
        <translation>Nächstes Token</translation>
    </message>
    <message>
        <source>What a model expects at each token, its surprise, and the layer where it forms</source>
        <translation>Was ein Modell an jedem Token erwartet, seine Überraschung, und die Schicht, in der es entsteht</translation>
    </message>
    <message>
        <source>Model that predicts</source>
        <translation>Modell, das vorhersagt</translation>
    </message>
    <message>
        <source>Text that it reads</source>
        <translation>Text, den es liest</translation>
    </message>
    <message>
        <source>Likeliest next tokens kept at each position</source>
        <translation>Wahrscheinlichste nächste Tokens, die je Stelle behalten werden</translation>
    </message>
    <message>
        <source>What each layer would predict</source>
        <translation>Was jede Schicht vorhersagen würde</translation>
    </message>
    <message>
        <source>Position whose predictions are shown; -1: the last</source>
        <translation>Stelle, deren Vorhersagen gezeigt werden; -1: die letzte</translation>
    </message>
    <message>
        <source>Colours of surprise</source>
        <translation>Farben der Überraschung</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodierung</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>A model continues a text; each step shows how its next token was chosen</source>
        <translation>Ein Modell setzt einen Text fort; jeder Schritt zeigt, wie sein nächstes Token gewählt wurde</translation>
    </message>
    <message>
        <source>Model that continues the text</source>
        <translation>Modell, das den Text fortsetzt</translation>
    </message>
    <message>
        <source>Text to continue</source>
        <translation>Text, der fortgesetzt wird</translation>
    </message>
    <message>
        <source>Tokens to write at most, the end token included</source>
        <translation>Höchstens zu schreibende Tokens, das Endtoken eingeschlossen</translation>
    </message>
    <message>
        <source>Names of special tokens in the prompt are special tokens</source>
        <translation>Namen von Sondertokens im Prompt sind Sondertokens</translation>
    </message>
    <message>
        <source>How the next token is chosen</source>
        <translation>Wie das nächste Token gewählt wird</translation>
    </message>
    <message>
        <source>Scores are divided by it: below 1 sharper, above 1 flatter</source>
        <translation>Werte werden dadurch geteilt: unter 1 schärfer, über 1 flacher</translation>
    </message>
    <message>
        <source>Keeps so many of the likeliest; contrastive: compares them (0: 4)</source>
        <translation>Behält so viele der wahrscheinlichsten; contrastive: vergleicht sie (0: 4)</translation>
    </message>
    <message>
        <source>Keeps the likeliest that together reach this probability; 1: all</source>
        <translation>Behält die wahrscheinlichsten, die zusammen diese Wahrscheinlichkeit erreichen; 1: alle</translation>
    </message>
    <message>
        <source>Keeps those at least this share as probable as the likeliest; 0: all</source>
        <translation>Behält die, die mindestens diesen Anteil der höchsten Wahrscheinlichkeit haben; 0: alle</translation>
    </message>
    <message>
        <source>Keeps those whose surprise is nearest to the expected, up to this probability</source>
        <translation>Behält die, deren Überraschung der erwarteten am nächsten ist, bis zu dieser Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Keeps those at least this probable; 0: all</source>
        <translation>Behält die mit mindestens dieser Wahrscheinlichkeit; 0: alle</translation>
    </message>
    <message>
        <source>The same, lower where the entropy is high; 0: all</source>
        <translation>Dasselbe, niedriger bei hoher Entropie; 0: alle</translation>
    </message>
    <message>
        <source>Scores of tokens that stand in the text, divided by it (times it below 0); 1: as they are</source>
        <translation>Werte von Tokens, die im Text stehen, geteilt dadurch (unter 0 mal); 1: wie sie sind</translation>
    </message>
    <message>
        <source>Taken off the score of what was written</source>
        <translation>Abzug vom Wert dessen, was schon geschrieben wurde</translation>
    </message>
    <message>
        <source>Taken off the score for each time it was written</source>
        <translation>Abzug vom Wert für jedes Mal, das es geschrieben wurde</translation>
    </message>
    <message>
        <source>Never the same so many tokens in a row twice; 0: no rule</source>
        <translation>Nie dieselben so vielen Tokens in Folge zweimal; 0: keine Regel</translation>
    </message>
    <message>
        <source>No end token before so many</source>
        <translation>Kein Endtoken vor so vielen</translation>
    </message>
    <message>
        <source>Ids of tokens that never come</source>
        <translation>IDs von Tokens, die nie kommen</translation>
    </message>
    <message>
        <source>Weight of not being like what stands before; 0: greedy</source>
        <translation>Gewicht dafür, dem Vorherigen nicht zu gleichen; 0: gierig</translation>
    </message>
    <message>
        <source>Draws tokens as sample does; else the likeliest</source>
        <translation>Zieht Tokens wie sample; sonst das wahrscheinlichste</translation>
    </message>
    <message>
        <source>Guessed from: earlier places of the last tokens, or the model&apos;s first layers</source>
        <translation>Geraten aus: früheren Stellen der letzten Tokens, oder den ersten Schichten des Modells</translation>
    </message>
    <message>
        <source>Guesses at most before they are verified</source>
        <translation>Höchstens so viele Vermutungen, bevor sie geprüft werden</translation>
    </message>
    <message>
        <source>Layers that guess</source>
        <translation>Schichten, die raten</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Guessing ends after a token that is less probable</source>
        <translation>Das Raten endet nach einem Token, das weniger wahrscheinlich ist</translation>
    </message>
    <message>
        <source>Tokens put into the text: step, id, step, id …; a click on a candidate adds one</source>
        <translation>In den Text gesetzte Tokens: Schritt, ID, Schritt, ID …; ein Klick auf einen Kandidaten fügt eins hinzu</translation>
    </message>
    <message>
        <source>Token whose choice is shown, from 0</source>
        <translation>Token, dessen Wahl gezeigt wird, ab 0</translation>
    </message>
    <message>
        <source>What colours the tokens</source>
        <translation>Was die Tokens färbt</translation>
    </message>
    <message>
        <source>Colours of the tokens</source>
        <translation>Farben der Tokens</translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation>Beam-Suche</translation>
    </message>
    <message>
        <source>Keeps the best few continuations at each step; the tree shows what it dropped</source>
        <translation>Behält in jedem Schritt die besten wenigen Fortsetzungen; der Baum zeigt, was sie fallen ließ</translation>
    </message>
    <message>
        <source>Continuations kept at each step</source>
        <translation>Fortsetzungen, die in jedem Schritt behalten werden</translation>
    </message>
    <message>
        <source>Scores are divided by the length to this power: above 0 favours longer texts</source>
        <translation>Werte werden durch die Länge hoch dieser Zahl geteilt: über 0 bevorzugt längere Texte</translation>
    </message>
    <message>
        <source>The length itself, or (5 + length) / 6</source>
        <translation>Die Länge selbst, oder (5 + Länge) / 6</translation>
    </message>
    <message>
        <source>Stops when the best running beam, as long as it is now, cannot win (no); when enough beams have ended (yes); when none can win at any length (never)</source>
        <translation>Hält an, wenn der beste laufende Beam in seiner jetzigen Länge nicht gewinnen kann (no); wenn genug Beams beendet sind (yes); wenn bei keiner Länge mehr einer gewinnen kann (never)</translation>
    </message>
    <message>
        <source>Ids of tokens that every output begins with, free of charge; a click on what might have come forces it</source>
        <translation>IDs von Tokens, mit denen jede Ausgabe beginnt, ohne Kosten; ein Klick auf das, was hätte kommen können, erzwingt es</translation>
    </message>
    <message>
        <source>Node whose details are shown; -1: the last fork of the best path</source>
        <translation>Knoten, dessen Einzelheiten gezeigt werden; -1: die letzte Gabelung des besten Pfads</translation>
    </message>
    <message>
        <source>The tree as it was after so many steps; -1: now</source>
        <translation>Der Baum, wie er nach so vielen Schritten war; -1: jetzt</translation>
    </message>
    <message>
        <source>Shows what was considered and not kept</source>
        <translation>Zeigt, was erwogen und nicht behalten wurde</translation>
    </message>
    <message>
        <source>From left to right: tokens written, or surprise so far</source>
        <translation>Von links nach rechts: geschriebene Tokens, oder bisherige Überraschung</translation>
    </message>
    <message>
        <source>What colours the nodes</source>
        <translation>Was die Knoten färbt</translation>
    </message>
    <message>
        <source>Nodes drawn as a wedge with all below them</source>
        <translation>Knoten, die mit allem unter ihnen als Keil gezeichnet werden</translation>
    </message>
    <message>
        <source>Text that stands out where it is found</source>
        <translation>Text, der hervorgehoben wird, wo er vorkommt</translation>
    </message>
    <message>
        <source>Colours of the nodes</source>
        <translation>Farben der Knoten</translation>
    </message>
    <message>
        <source>Diverse beam search</source>
        <translation>Diverse Beam-Suche</translation>
    </message>
    <message>
        <source>Groups of beams take turns; each is taxed for words that earlier groups chose</source>
        <translation>Gruppen von Beams wechseln sich ab; jede zahlt für Wörter, die frühere Gruppen gewählt haben</translation>
    </message>
    <message>
        <source>Continuations kept at each step, of all groups together</source>
        <translation>Fortsetzungen, die in jedem Schritt behalten werden, aller Gruppen zusammen</translation>
    </message>
    <message>
        <source>Groups that the beams are split into; they must divide the beams</source>
        <translation>Gruppen, in die die Beams geteilt werden; sie müssen die Zahl der Beams teilen</translation>
    </message>
    <message>
        <source>Tax for what earlier groups chose (lambda)</source>
        <translation>Abzug für das, was frühere Gruppen gewählt haben (lambda)</translation>
    </message>
    <message>
        <source>nat</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>What is taxed: the same token at the same place; that, less where groups have parted; an n-gram used anywhere; words of a like meaning</source>
        <translation>Wofür abgezogen wird: dasselbe Token an derselben Stelle; dies, weniger wo Gruppen sich getrennt haben; ein irgendwo benutztes N-Gramm; Wörter ähnlicher Bedeutung</translation>
    </message>
    <message>
        <source>Tokens of an n-gram</source>
        <translation>Tokens eines N-Gramms</translation>
    </message>
    <message>
        <source>The rules of the transformers library, or of the paper</source>
        <translation>Die Regeln der Bibliothek transformers, oder der Arbeit</translation>
    </message>
    <message>
        <source>Scores are divided by the length to this power</source>
        <translation>Werte werden durch die Länge hoch dieser Zahl geteilt</translation>
    </message>
    <message>
        <source>A group stops when its best running beam, as long as it is now, cannot win (no); when enough have ended (yes); when none can win at any length (never)</source>
        <translation>Eine Gruppe hält an, wenn ihr bester laufender Beam in seiner jetzigen Länge nicht gewinnen kann (no); wenn genug beendet sind (yes); wenn bei keiner Länge mehr einer gewinnen kann (never)</translation>
    </message>
    <message>
        <source>Runs plain beam search with as many beams as well</source>
        <translation>Führt auch die einfache Beam-Suche mit ebenso vielen Beams aus</translation>
    </message>
    <message>
        <source>Texts that would be right, one a line: the best output is compared to them</source>
        <translation>Texte, die richtig wären, einer je Zeile: Die beste Ausgabe wird mit ihnen verglichen</translation>
    </message>
    <message>
        <source>Order of the table: the search&apos;s score; log-probability with tax; without; that, a token</source>
        <translation>Reihenfolge der Tabelle: Wert der Suche; Log-Wahrscheinlichkeit mit Abzug; ohne; diese je Token</translation>
    </message>
    <message>
        <source>LLM tree search</source>
        <translation>LLM-Baumsuche</translation>
    </message>
    <message>
        <source>Grows a tree of continuations where the model is most confident</source>
        <translation>Lässt einen Baum von Fortsetzungen dort wachsen, wo das Modell am sichersten ist</translation>
    </message>
    <message>
        <source>Model that proposes and judges</source>
        <translation>Modell, das vorschlägt und beurteilt</translation>
    </message>
    <message>
        <source>Text to continue: the root of the tree</source>
        <translation>Text, der fortgesetzt wird: die Wurzel des Baums</translation>
    </message>
    <message>
        <source>Leaves drawn by confidence (P), as AlphaGo (A), exact likeliest text (E)</source>
        <translation>Blätter nach Zuversicht gezogen (P), wie AlphaGo (A), genau der wahrscheinlichste Text (E)</translation>
    </message>
    <message>
        <source>A second strategy on the same prompt</source>
        <translation>Eine zweite Strategie auf demselben Prompt</translation>
    </message>
    <message>
        <source>Of a path: mean probability (geo), whole (prod), least (min), lead of the first token (margin), 1 - entropy (ent)</source>
        <translation>Eines Pfads: mittlere Wahrscheinlichkeit (geo), ganze (prod), kleinste (min), Vorsprung des ersten Tokens (margin), 1 - Entropie (ent)</translation>
    </message>
    <message>
        <source>Expansions at most</source>
        <translation>Höchstens so viele Erweiterungen</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Nodes run through the model at most; 0: no limit</source>
        <translation>Knoten, die höchstens durch das Modell laufen; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Tokens read by the model at most, the prompt&apos;s included; 0: no limit</source>
        <translation>Tokens, die das Modell höchstens liest, die des Prompts eingeschlossen; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Time to search at most; 0: no limit. The result then depends on the machine</source>
        <translation>Höchste Suchzeit; 0: keine Grenze. Das Ergebnis hängt dann vom Rechner ab</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Leaves evaluated together</source>
        <translation>Blätter, die zusammen bewertet werden</translation>
    </message>
    <message>
        <source>Tokens of a completion at most</source>
        <translation>Höchstens so viele Tokens einer Vervollständigung</translation>
    </message>
    <message>
        <source>Children of a node at most</source>
        <translation>Höchstens so viele Kinder eines Knotens</translation>
    </message>
    <message>
        <source>Least probability of a child, as a share of the likeliest one&apos;s</source>
        <translation>Kleinste Wahrscheinlichkeit eines Kindes, als Anteil an der des wahrscheinlichsten</translation>
    </message>
    <message>
        <source>Completions kept</source>
        <translation>Behaltene Vervollständigungen</translation>
    </message>
    <message>
        <source>Completions in the diverse pick</source>
        <translation>Vervollständigungen in der vielfältigen Auswahl</translation>
    </message>
    <message>
        <source>Temperature of the draw: small is best first, large is breadth</source>
        <translation>Temperatur der Ziehung: klein heißt Bestes zuerst, groß heißt Breite</translation>
    </message>
    <message>
        <source>How much branches that were expanded often are held back</source>
        <translation>Wie sehr oft erweiterte Zweige zurückgehalten werden</translation>
    </message>
    <message>
        <source>A likelier first token is appended without branching</source>
        <translation>Ein wahrscheinlicheres erstes Token wird ohne Verzweigung angehängt</translation>
    </message>
    <message>
        <source>Open leaves at most; the least confident are pruned</source>
        <translation>Höchstens so viele offene Blätter; die unsichersten werden gestutzt</translation>
    </message>
    <message>
        <source>Walks from the root at most</source>
        <translation>Höchstens so viele Gänge von der Wurzel</translation>
    </message>
    <message>
        <source>Weight of the prior against the value</source>
        <translation>Gewicht der A-priori-Wahrscheinlichkeit gegen den Wert</translation>
    </message>
    <message>
        <source>Values are scaled by the least and the greatest so far</source>
        <translation>Werte werden am bisher kleinsten und größten skaliert</translation>
    </message>
    <message>
        <source>Value of a child that was not visited</source>
        <translation>Wert eines Kindes, das nicht besucht wurde</translation>
    </message>
    <message>
        <source>Of the children: the model&apos;s, or all the same</source>
        <translation>Der Kinder: die des Modells, oder alle gleich</translation>
    </message>
    <message>
        <source>Root priors are mixed with Dirichlet noise</source>
        <translation>A-priori-Werte der Wurzel werden mit Dirichlet-Rauschen gemischt</translation>
    </message>
    <message>
        <source>The answer is drawn by visits^(1/T); 0: the most visited</source>
        <translation>Die Antwort wird nach Besuche^(1/T) gezogen; 0: die meistbesuchte</translation>
    </message>
    <message>
        <source>What a leaf is worth: confidence, that of a greedy roll-out, or a rule</source>
        <translation>Was ein Blatt wert ist: Zuversicht, die eines gierigen Roll-outs, oder eine Regel</translation>
    </message>
    <message>
        <source>Tokens of a roll-out</source>
        <translation>Tokens eines Roll-outs</translation>
    </message>
    <message>
        <source>Regular expression to be found, or text to be near</source>
        <translation>Regulärer Ausdruck, der gefunden, oder Text, dem nahegekommen werden soll</translation>
    </message>
    <message>
        <source>Tokens that are worth most</source>
        <translation>Tokens, die am meisten wert sind</translation>
    </message>
    <message>
        <source>Token ids that every completion begins with</source>
        <translation>Token-IDs, mit denen jede Vervollständigung beginnt</translation>
    </message>
    <message>
        <source>Node whose details are shown; -1: the last fork on the answer&apos;s path</source>
        <translation>Knoten, dessen Einzelheiten gezeigt werden; -1: die letzte Gabelung auf dem Pfad der Antwort</translation>
    </message>
    <message>
        <source>Does tree search solve more?</source>
        <translation>Löst Baumsuche mehr?</translation>
    </message>
    <message>
        <source>Tree search beside greedy, samples and beam at equal evaluations, on tasks with answers</source>
        <translation>Baumsuche neben gierig, Stichproben und Beam bei gleich vielen Auswertungen, auf Aufgaben mit Antworten</translation>
    </message>
    <message>
        <source>Model that answers</source>
        <translation>Modell, das antwortet</translation>
    </message>
    <message>
        <source>Make 24 of four numbers, or word problems</source>
        <translation>24 aus vier Zahlen machen, oder Textaufgaben</translation>
    </message>
    <message>
        <source>Ways to answer: greedy, samples, beam, P, A, E</source>
        <translation>Wege zur Antwort: greedy, samples, beam, P, A, E</translation>
    </message>
    <message>
        <source>Worked examples before the question</source>
        <translation>Gelöste Beispiele vor der Frage</translation>
    </message>
    <message>
        <source>First task, from 0, in the order of the file</source>
        <translation>Erste Aufgabe, ab 0, in der Reihenfolge der Datei</translation>
    </message>
    <message>
        <source>How many tasks</source>
        <translation>Wie viele Aufgaben</translation>
    </message>
    <message>
        <source>Nodes run through the model for each task and strategy</source>
        <translation>Knoten, die je Aufgabe und Strategie durch das Modell laufen</translation>
    </message>
    <message>
        <source>Tokens of an answer at most</source>
        <translation>Höchstens so viele Tokens einer Antwort</translation>
    </message>
    <message>
        <source>Leaves or samples evaluated together</source>
        <translation>Blätter oder Stichproben, die zusammen bewertet werden</translation>
    </message>
    <message>
        <source>Children of a node at most, in tree search</source>
        <translation>Höchstens so viele Kinder eines Knotens, in der Baumsuche</translation>
    </message>
    <message>
        <source>Temperature of the draw of leaves, in mode P</source>
        <translation>Temperatur der Ziehung der Blätter, im Modus P</translation>
    </message>
    <message>
        <source>Tokenization</source>
        <translation>Tokenisierung</translation>
    </message>
    <message>
        <source>Compare tokenizers</source>
        <translation>Tokenizer vergleichen</translation>
    </message>
    <message>
        <source>Up to four tokenizers on one text, aligned by byte, with their counts and losses</source>
        <translation>Bis zu vier Tokenizer auf einem Text, nach Bytes ausgerichtet, mit ihren Anzahlen und Verlusten</translation>
    </message>
    <message>
        <source>Text to split</source>
        <translation>Text, der geteilt wird</translation>
    </message>
    <message>
        <source>Names or paths of up to four tokenizers</source>
        <translation>Namen oder Pfade von bis zu vier Tokenizern</translation>
    </message>
    <message>
        <source>Tokens from the start of the text that a loaded model is measured on</source>
        <translation>Tokens vom Anfang des Textes, an denen ein geladenes Modell gemessen wird</translation>
    </message>
    <message>
        <source>Place in the text whose tokens show their merges; -1: none</source>
        <translation>Stelle im Text, deren Tokens ihre Verschmelzungen zeigen; -1: keine</translation>
    </message>
    <message>
        <source>What attention attends to</source>
        <translation>Worauf Aufmerksamkeit achtet</translation>
    </message>
    <message>
        <source>Five steps: a head that copies, the place where heads rest, a head that looks one token back</source>
        <translation>Fünf Schritte: ein Kopf, der kopiert, der Ort, an dem Köpfe ruhen, ein Kopf, der ein Token zurückschaut</translation>
    </message>
    <message>
        <source>Every token looks back</source>
        <translation>Jedes Token schaut zurück</translation>
    </message>
    <message>
        <source>A language model reads a text token by token. In each layer every head lets a token look at the tokens before it, and at itself. Each row of the map is one token that looks; each column is one that is looked at; bright is strong. A row adds up to 1.

Point at a cell: the same tokens light up everywhere.</source>
        <translation>Ein Sprachmodell liest einen Text Token für Token. In jeder Schicht lässt jeder Kopf ein Token auf die Tokens vor ihm schauen, und auf sich selbst. Jede Zeile der Karte ist ein Token, das schaut; jede Spalte eines, das angeschaut wird; hell ist stark. Eine Zeile ergibt zusammen 1.

Zeigen Sie auf eine Zelle: Dieselben Tokens leuchten überall auf.</translation>
    </message>
    <message>
        <source>A head that looks for repeats</source>
        <translation>Ein Kopf, der Wiederholungen sucht</translation>
    </message>
    <message>
        <source>This sentence says the same words twice. We now look at layer 17, head 4.</source>
        <translation>Dieser Satz sagt dieselben Wörter zweimal. Wir schauen jetzt auf Schicht 17, Kopf 4.</translation>
    </message>
    <message>
        <source>Where will the second &quot;quick&quot; look?</source>
        <translation>Wohin wird das zweite „quick“ schauen?</translation>
    </message>
    <message>
        <source>At the first &quot;quick&quot;</source>
        <translation>Auf das erste „quick“</translation>
    </message>
    <message>
        <source>At the word after the first &quot;quick&quot;: brown</source>
        <translation>Auf das Wort nach dem ersten „quick“: brown</translation>
    </message>
    <message>
        <source>At the token before it</source>
        <translation>Auf das Token davor</translation>
    </message>
    <message>
        <source>The head finds the earlier &quot;quick&quot; and looks at what came after it. It is called an induction head: what followed last time will likely follow again.</source>
        <translation>Der Kopf findet das frühere „quick“ und schaut auf das, was danach kam. Er heißt Induktionskopf: Was beim letzten Mal folgte, folgt wohl wieder.</translation>
    </message>
    <message>
        <source>Where does it look when nothing repeats?</source>
        <translation>Wohin schaut er, wenn sich nichts wiederholt?</translation>
    </message>
    <message>
        <source>The same head, on a text without repeats.</source>
        <translation>Derselbe Kopf, auf einem Text ohne Wiederholungen.</translation>
    </message>
    <message>
        <source>Most of its attention goes …</source>
        <translation>Der größte Teil seiner Aufmerksamkeit geht …</translation>
    </message>
    <message>
        <source>evenly to all tokens</source>
        <translation>gleichmäßig auf alle Tokens</translation>
    </message>
    <message>
        <source>to the token just before</source>
        <translation>auf das Token direkt davor</translation>
    </message>
    <message>
        <source>to the very first token</source>
        <translation>auf das allererste Token</translation>
    </message>
    <message>
        <source>A row must add up to 1, so a head with nothing to say needs a place to rest. It is the first token: an attention sink.</source>
        <translation>Eine Zeile muss zusammen 1 ergeben, also braucht ein Kopf, der nichts zu sagen hat, einen Ort zum Ruhen. Es ist das erste Token: eine Aufmerksamkeitssenke.</translation>
    </message>
    <message>
        <source>Now you: a head that looks one back</source>
        <translation>Jetzt Sie: ein Kopf, der eins zurückschaut</translation>
    </message>
    <message>
        <source>Some heads do a very plain job. On the left every head is marked with what it does. Click one that is a previous-token head.</source>
        <translation>Manche Köpfe tun etwas ganz Einfaches. Links ist bei jedem Kopf vermerkt, was er tut. Klicken Sie einen an, der auf das vorige Token schaut (previous-token).</translation>
    </message>
    <message>
        <source>Find a head whose mean distance is below 2 tokens (see Numbers).</source>
        <translation>Finden Sie einen Kopf, dessen mittlerer Abstand unter 2 Tokens liegt (siehe Zahlen).</translation>
    </message>
    <message>
        <source>Found: such a head moves each token&apos;s content one place on, and induction heads are built upon it.</source>
        <translation>Gefunden: Ein solcher Kopf rückt den Inhalt jedes Tokens um eine Stelle weiter, und Induktionsköpfe bauen darauf auf.</translation>
    </message>
    <message>
        <source>Type your own</source>
        <translation>Schreiben Sie selbst</translation>
    </message>
    <message>
        <source>Write a text below in which something repeats, and come back to layer 17, head 4. How many words apart may the two places be?</source>
        <translation>Schreiben Sie unten einen Text, in dem sich etwas wiederholt, und kommen Sie zu Schicht 17, Kopf 4 zurück. Wie viele Wörter dürfen die beiden Stellen auseinanderliegen?</translation>
    </message>
    <message>
        <source>Why the tokenizer matters</source>
        <translation>Warum der Tokenizer zählt</translation>
    </message>
    <message>
        <source>Four steps: models read pieces, not letters; other languages pay more; numbers fall apart</source>
        <translation>Vier Schritte: Modelle lesen Stücke, keine Buchstaben; andere Sprachen zahlen mehr; Zahlen zerfallen</translation>
    </message>
    <message>
        <source>Models read pieces</source>
        <translation>Modelle lesen Stücke</translation>
    </message>
    <message>
        <source>A model never sees letters. A tokenizer cuts the text into pieces from a fixed vocabulary first. Two of them are shown on one text, aligned by byte; where they cut differently, they are coloured.</source>
        <translation>Ein Modell sieht nie Buchstaben. Zuerst schneidet ein Tokenizer den Text in Stücke aus einem festen Vokabular. Zwei davon sind auf einem Text gezeigt, nach Bytes ausgerichtet; wo sie verschieden schneiden, sind sie gefärbt.</translation>
    </message>
    <message>
        <source>How many r are in strawberry?</source>
        <translation>Wie viele r hat strawberry?</translation>
    </message>
    <message>
        <source>Many models get this wrong. Here is what they are given.</source>
        <translation>Viele Modelle beantworten das falsch. Dies ist, was sie bekommen.</translation>
    </message>
    <message>
        <source>How many pieces does GPT-2 see?</source>
        <translation>Wie viele Stücke sieht GPT-2?</translation>
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
        <translation>Drei Zahlen stehen für das Wort, und keine davon sagt, welche Buchstaben darin sind. Das Modell muss es auswendig wissen.</translation>
    </message>
    <message>
        <source>The same sentence in Japanese</source>
        <translation>Derselbe Satz auf Japanisch</translation>
    </message>
    <message>
        <source>&quot;The cat drinks milk.&quot; is 5 tokens for GPT-2. Its vocabulary was made from English pages.</source>
        <translation>„The cat drinks milk.“ sind 5 Tokens für GPT-2. Sein Vokabular entstand aus englischen Seiten.</translation>
    </message>
    <message>
        <source>How many tokens for the Japanese sentence, 8 characters long?</source>
        <translation>Wie viele Tokens für den japanischen Satz mit 8 Zeichen?</translation>
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
        <translation>Die meisten Zeichen zerfallen in einzelne Bytes. Derselbe Inhalt kostet fast dreimal so viel Zeit, Speicher und Geld und lässt weniger Platz im Kontext.</translation>
    </message>
    <message>
        <source>Now you: make it expensive</source>
        <translation>Jetzt Sie: machen Sie es teuer</translation>
    </message>
    <message>
        <source>Type any text below. English prose reaches about 4.5 bytes a token.</source>
        <translation>Geben Sie unten irgendeinen Text ein. Englische Prosa erreicht etwa 4,5 Bytes je Token.</translation>
    </message>
    <message>
        <source>Find a text with fewer than 2 bytes per token for GPT-2. Try numbers, code, another script.</source>
        <translation>Finden Sie einen Text mit weniger als 2 Bytes je Token für GPT-2. Versuchen Sie Zahlen, Code, eine andere Schrift.</translation>
    </message>
    <message>
        <source>That is what a rare script, a table of numbers or a page of symbols costs.</source>
        <translation>So viel kostet eine seltene Schrift, eine Zahlentabelle oder eine Seite voller Zeichen.</translation>
    </message>
    <message>
        <source>Temperature and the next token</source>
        <translation>Temperatur und das nächste Token</translation>
    </message>
    <message>
        <source>Four steps: a distribution, the likeliest word, and what temperature does to it</source>
        <translation>Vier Schritte: eine Verteilung, das wahrscheinlichste Wort, und was die Temperatur damit macht</translation>
    </message>
    <message>
        <source>A model gives a distribution</source>
        <translation>Ein Modell gibt eine Verteilung</translation>
    </message>
    <message>
        <source>For every place in a text the model gives each of its 49,152 tokens a probability of coming next. Bright tokens surprised it: they were unlikely. Click a token to see what it expected there, and in which layer that came about.</source>
        <translation>Für jede Stelle in einem Text gibt das Modell jedem seiner 49.152 Tokens eine Wahrscheinlichkeit, als Nächstes zu kommen. Helle Tokens haben es überrascht: Sie waren unwahrscheinlich. Klicken Sie ein Token an, um zu sehen, was es dort erwartet hat und in welcher Schicht das entstand.</translation>
    </message>
    <message>
        <source>Always the likeliest</source>
        <translation>Immer das wahrscheinlichste</translation>
    </message>
    <message>
        <source>To write, one token must be chosen. Greedy decoding takes the likeliest every time.</source>
        <translation>Zum Schreiben muss ein Token gewählt werden. Gierige Dekodierung nimmt jedes Mal das wahrscheinlichste.</translation>
    </message>
    <message>
        <source>Draw, but flatter</source>
        <translation>Ziehen, aber flacher</translation>
    </message>
    <message>
        <source>Now tokens are drawn by their probability. The scores are divided by the temperature before: above 1 the distribution gets flatter, below 1 sharper.</source>
        <translation>Jetzt werden Tokens nach ihrer Wahrscheinlichkeit gezogen. Vorher werden die Werte durch die Temperatur geteilt: Über 1 wird die Verteilung flacher, unter 1 schärfer.</translation>
    </message>
    <message>
        <source>At temperature 1.5 the text will be …</source>
        <translation>Bei Temperatur 1,5 wird der Text …</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>derselbe sein</translation>
    </message>
    <message>
        <source>a little more lively</source>
        <translation>etwas lebhafter sein</translation>
    </message>
    <message>
        <source>hardly a text at all</source>
        <translation>kaum noch ein Text sein</translation>
    </message>
    <message>
        <source>There are so many unlikely tokens that together they win most draws. The perplexity of what was written rises from about 3 to over 1,000.</source>
        <translation>Es gibt so viele unwahrscheinliche Tokens, dass sie zusammen die meisten Ziehungen gewinnen. Die Perplexität des Geschriebenen steigt von etwa 3 auf über 1.000.</translation>
    </message>
    <message>
        <source>Now you: lively but sound</source>
        <translation>Jetzt Sie: lebhaft, aber vernünftig</translation>
    </message>
    <message>
        <source>The step below shows what each filter takes away: temperature, top-k, top-p. Set top-p to 0.9 and see how the tail is cut before the draw.</source>
        <translation>Der Schritt unten zeigt, was jeder Filter wegnimmt: temperature, top-k, top-p. Setzen Sie top-p auf 0.9 und sehen Sie, wie der Schwanz vor der Ziehung abgeschnitten wird.</translation>
    </message>
    <message>
        <source>Bring the perplexity of the text below 10 without going back to greedy.</source>
        <translation>Bringen Sie die Perplexität des Textes unter 10, ohne zu gierig zurückzukehren.</translation>
    </message>
    <message>
        <source>That is the trade of every sampler: variety against sense.</source>
        <translation>Das ist der Handel jedes Samplers: Vielfalt gegen Sinn.</translation>
    </message>
    <message>
        <source>Read on past the context that the model was trained for</source>
        <translation>Über den Kontext hinaus lesen, für den das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>Weight of what a text loses for parts of the prompt that it pays little attention to: the sum of ln of the attention each prompt token got, at most 1</source>
        <translation>Gewicht dessen, was ein Text für wenig beachtete Teile der Eingabe verliert: die Summe der ln der Aufmerksamkeit, die jedes Token der Eingabe bekam, höchstens 1</translation>
    </message>
    <message>
        <source>Layer whose attention counts, the mean over its heads; -1: the last</source>
        <translation>Schicht, deren Aufmerksamkeit zählt, im Mittel ihrer Köpfe; -1: die letzte</translation>
    </message>
    <message>
        <source>Completions at or above this quantile of their confidence are training samples (.jsonl)</source>
        <translation>Vervollständigungen ab diesem Quantil ihrer Konfidenz sind Trainingsbeispiele (.jsonl)</translation>
    </message>
</context>
</TS>
