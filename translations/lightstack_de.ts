<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Places</name>
        <message>
            <source>Home</source>
            <translation>Persönlicher Ordner</translation>
        </message>
        <message>
            <source>File system</source>
            <translation>Dateisystem</translation>
        </message>
    </context>
    <context>
        <name>QDialog</name>
        <message>
            <source>Keyboard Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Open the selected picture, back to the grid</source>
            <translation>Ausgewähltes Bild öffnen, zurück zur Übersicht</translation>
        </message>
        <message>
            <source>Enter, Esc</source>
            <translation>Eingabe, Esc</translation>
        </message>
        <message>
            <source>Next, previous picture</source>
            <translation>Nächstes, voriges Bild</translation>
        </message>
        <message>
            <source>Right or Space, Left or Backspace</source>
            <translation>Rechts oder Leertaste, Links oder Rücktaste</translation>
        </message>
        <message>
            <source>Next, previous page of a file</source>
            <translation>Nächste, vorige Seite einer Datei</translation>
        </message>
        <message>
            <source>PgDown, PgUp</source>
            <translation>Bild ab, Bild auf</translation>
        </message>
        <message>
            <source>Larger or smaller thumbnails</source>
            <translation>Größere oder kleinere Vorschaubilder</translation>
        </message>
        <message>
            <source>Ctrl+Wheel</source>
            <translation>Strg+Mausrad</translation>
        </message>
        <message>
            <source>Zoom at the pointer (viewer)</source>
            <translation>Zoom am Zeiger (Bildansicht)</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>Mausrad</translation>
        </message>
        <message>
            <source>Window and level (viewer)</source>
            <translation>Fensterung (Bildansicht)</translation>
        </message>
        <message>
            <source>Drag with the right button</source>
            <translation>Mit der rechten Taste ziehen</translation>
        </message>
        <message>
            <source>About Lightstack</source>
            <translation>Über Lightstack</translation>
        </message>
        <message>
            <source>&lt;p align='center'&gt;A photo and volume-slice browser for folders&lt;br&gt;that are too big for other programs.&lt;/p&gt;&lt;p align='center'&gt;Free software under the GNU GPL, version 3 or later.&lt;/p&gt;&lt;p align='center'&gt;Made with Qt %1, libtiff, libjpeg-turbo, exiv2, SQLite,&lt;br&gt;libheif, LibRaw, libjxl, Little CMS and libdeflate.&lt;/p&gt;</source>
            <translation>&lt;p align='center'&gt;Ein Bilder- und Schichtenbrowser für Ordner,&lt;br&gt;die anderen Programmen zu groß sind.&lt;/p&gt;&lt;p align='center'&gt;Freie Software unter der GNU GPL, Version 3 oder später.&lt;/p&gt;&lt;p align='center'&gt;Gebaut mit Qt %1, libtiff, libjpeg-turbo, exiv2, SQLite,&lt;br&gt;libheif, LibRaw, libjxl, Little CMS und libdeflate.&lt;/p&gt;</translation>
        </message>
    </context>
    <context>
        <name>QDockWidget</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>WindowActions</name>
        <message>
            <source>&amp;Open Folder…</source>
            <translation>&amp;Ordner öffnen…</translation>
        </message>
        <message>
            <source>Show in File &amp;Manager</source>
            <translation>In der &amp;Dateiverwaltung zeigen</translation>
        </message>
        <message>
            <source>Open in Default &amp;Application</source>
            <translation>Mit &amp;Standardanwendung öffnen</translation>
        </message>
        <message>
            <source>&amp;Rename…</source>
            <translation>&amp;Umbenennen…</translation>
        </message>
        <message>
            <source>Move to &amp;Trash</source>
            <translation>In den &amp;Papierkorb</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Bring Back from Trash</source>
            <translation>Aus dem Papierkorb &amp;zurückholen</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy &amp;Path</source>
            <translation>&amp;Pfad kopieren</translation>
        </message>
        <message>
            <source>Select &amp;All</source>
            <translation>&amp;Alles auswählen</translation>
        </message>
        <message>
            <source>Select &amp;Nothing</source>
            <translation>&amp;Nichts auswählen</translation>
        </message>
        <message>
            <source>&amp;Invert Selection</source>
            <translation>Auswahl &amp;umkehren</translation>
        </message>
        <message>
            <source>&amp;Filter by Name</source>
            <translation>Nach Namen &amp;filtern</translation>
        </message>
        <message>
            <source>&amp;View Picture</source>
            <translation>&amp;Bild ansehen</translation>
        </message>
        <message>
            <source>Back to the &amp;Grid</source>
            <translation>Zurück zur &amp;Übersicht</translation>
        </message>
        <message>
            <source>&amp;Larger Thumbnails</source>
            <translation>&amp;Größere Vorschaubilder</translation>
        </message>
        <message>
            <source>&amp;Smaller Thumbnails</source>
            <translation>&amp;Kleinere Vorschaubilder</translation>
        </message>
        <message>
            <source>&amp;Descending</source>
            <translation>A&amp;bsteigend</translation>
        </message>
        <message>
            <source>&amp;Hidden Files</source>
            <translation>&amp;Versteckte Dateien</translation>
        </message>
        <message>
            <source>&amp;Reload</source>
            <translation>&amp;Neu laden</translation>
        </message>
        <message>
            <source>&amp;Folders</source>
            <translation>&amp;Ordner</translation>
        </message>
        <message>
            <source>&amp;Metadata</source>
            <translation>&amp;Metadaten</translation>
        </message>
        <message>
            <source>F&amp;ull Screen</source>
            <translation>&amp;Vollbild</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>&amp;Vor</translation>
        </message>
        <message>
            <source>&amp;Up</source>
            <translation>Nach &amp;oben</translation>
        </message>
        <message>
            <source>&amp;Home</source>
            <translation>&amp;Persönlicher Ordner</translation>
        </message>
        <message>
            <source>Type a &amp;Path</source>
            <translation>Pfad &amp;eingeben</translation>
        </message>
        <message>
            <source>&amp;Preferences…</source>
            <translation>&amp;Einstellungen…</translation>
        </message>
        <message>
            <source>&amp;Keyboard Shortcuts</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <source>&amp;About Lightstack</source>
            <translation>&amp;Über Lightstack</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>Date &amp;Taken</source>
            <translation>&amp;Aufnahmedatum</translation>
        </message>
        <message>
            <source>Date &amp;Modified</source>
            <translation>&amp;Änderungsdatum</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>&amp;Größe</translation>
        </message>
        <message>
            <source>T&amp;ype</source>
            <translation>&amp;Typ</translation>
        </message>
        <message>
            <source>&amp;Dimensions</source>
            <translation>Ab&amp;messungen</translation>
        </message>
        <message>
            <source>&amp;Pictures</source>
            <translation>&amp;Bilder</translation>
        </message>
        <message>
            <source>&amp;Raw Files</source>
            <translation>&amp;Rohdateien</translation>
        </message>
        <message>
            <source>&amp;Videos</source>
            <translation>&amp;Videos</translation>
        </message>
        <message>
            <source>&amp;All Files</source>
            <translation>&amp;Alle Dateien</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>Open R&amp;ecent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Open &amp;With</source>
            <translation>Öffnen &amp;mit</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Picture</source>
            <translation>&amp;Bild</translation>
        </message>
        <message>
            <source>S&amp;how</source>
            <translation>&amp;Zeigen</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>E&amp;xtras</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Usual Thumbnail Si&amp;ze</source>
            <translation>Übliche Vorschaugr&amp;öße</translation>
        </message>
        <message>
            <source>S&amp;ort By</source>
            <translation>&amp;Sortieren nach</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::EmptyPage</name>
        <message>
            <source>Recent folders</source>
            <translation>Zuletzt geöffnete Ordner</translation>
        </message>
        <message>
            <source>Open a folder to begin</source>
            <translation>Öffne einen Ordner</translation>
        </message>
        <message>
            <source>Drop a folder or a picture here, choose one at the left, or look at the demo set: photographs and a stack of CT slices.</source>
            <translation>Ziehe einen Ordner oder ein Bild hierher, wähle links einen Ordner, oder sieh dir die Beispiele an: Fotos und ein Stapel CT-Schichten.</translation>
        </message>
        <message>
            <source>Open a Folder…</source>
            <translation>Ordner öffnen…</translation>
        </message>
        <message>
            <source>Try the Demo Set</source>
            <translation>Beispiele ansehen</translation>
        </message>
        <message>
            <source>Reading the folder…</source>
            <translation>Ordner wird gelesen…</translation>
        </message>
        <message>
            <source>Open Another Folder…</source>
            <translation>Anderen Ordner öffnen…</translation>
        </message>
        <message>
            <source>Making the demo set…</source>
            <translation>Beispiele werden erzeugt…</translation>
        </message>
        <message>
            <source>Photographs and CT slices are computed; this takes a few seconds.</source>
            <translation>Fotos und CT-Schichten werden berechnet; das dauert einige Sekunden.</translation>
        </message>
        <message>
            <source>This folder is empty</source>
            <translation>Dieser Ordner ist leer</translation>
        </message>
        <message>
            <source>Go Up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>No name matches the filter</source>
            <translation>Kein Name passt zum Filter</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) and folder(s) are left out.</source>
            <translation>
                <numerusform>Ein Eintrag ist ausgeblendet.</numerusform>
                <numerusform>%Ln Einträge sind ausgeblendet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Clear the Filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <source>Everything here is hidden</source>
            <translation>Hier ist alles versteckt</translation>
        </message>
        <message numerus="yes">
            <source>%Ln hidden file(s) and folder(s) are left out.</source>
            <translation>
                <numerusform>Ein versteckter Eintrag ist ausgeblendet.</numerusform>
                <numerusform>%Ln versteckte Einträge sind ausgeblendet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Show Hidden Files</source>
            <translation>Versteckte Dateien zeigen</translation>
        </message>
        <message>
            <source>This folder has no pictures</source>
            <translation>Dieser Ordner enthält keine Bilder</translation>
        </message>
        <message numerus="yes">
            <source>%Ln other file(s) are left out.</source>
            <translation>
                <numerusform>Eine andere Datei ist ausgeblendet.</numerusform>
                <numerusform>%Ln andere Dateien sind ausgeblendet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Show All Files</source>
            <translation>Alle Dateien zeigen</translation>
        </message>
        <message>
            <source>Nothing here is of the kind “%1”</source>
            <translation>Hier gibt es nichts der Art „%1“</translation>
        </message>
        <message>
            <source>Try Again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Open the Folder Above</source>
            <translation>Übergeordneten Ordner öffnen</translation>
        </message>
        <message>
            <source>This folder is gone</source>
            <translation>Dieser Ordner ist verschwunden</translation>
        </message>
        <message>
            <source>There is no such folder</source>
            <translation>Diesen Ordner gibt es nicht</translation>
        </message>
        <message>
            <source>%1 was moved, removed or unmounted.</source>
            <translation>%1 wurde verschoben, gelöscht oder ausgehängt.</translation>
        </message>
        <message>
            <source>This folder may not be read</source>
            <translation>Dieser Ordner darf nicht gelesen werden</translation>
        </message>
        <message>
            <source>You have no permission to list %1.</source>
            <translation>Dir fehlt das Recht, %1 zu lesen.</translation>
        </message>
        <message>
            <source>This folder cannot be read</source>
            <translation>Dieser Ordner lässt sich nicht lesen</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <translation>%1: %2.</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::FileCommands</name>
        <message>
            <source>Move to Trash</source>
            <translation>In den Papierkorb</translation>
        </message>
        <message>
            <source>Move “%1” to the trash?</source>
            <translation>„%1“ in den Papierkorb verschieben?</translation>
        </message>
        <message numerus="yes">
            <source>Move %Ln files to the trash?</source>
            <translation>
                <numerusform>%Ln Datei in den Papierkorb verschieben?</numerusform>
                <numerusform>%Ln Dateien in den Papierkorb verschieben?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %Ln file(s) to the trash. Ctrl+Z brings them back.</source>
            <translation>
                <numerusform>Eine Datei liegt jetzt im Papierkorb. Strg+Z holt sie zurück.</numerusform>
                <numerusform>%Ln Dateien liegen jetzt im Papierkorb. Strg+Z holt sie zurück.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Brought %Ln file(s) back.</source>
            <translation>
                <numerusform>Eine Datei zurückgeholt.</numerusform>
                <numerusform>%Ln Dateien zurückgeholt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Copied %Ln file(s).</source>
            <translation>
                <numerusform>Eine Datei kopiert.</numerusform>
                <numerusform>%Ln Dateien kopiert.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Copied the path.</source>
            <translation>
                <numerusform>Pfad kopiert.</numerusform>
                <numerusform>%Ln Pfade kopiert.</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no file manager that answers.</source>
            <translation>Keine Dateiverwaltung antwortet.</translation>
        </message>
        <message>
            <source>Looking for applications…</source>
            <translation>Anwendungen werden gesucht…</translation>
        </message>
        <message>
            <source>No application opens this</source>
            <translation>Keine Anwendung öffnet dies</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::FilmStrip</name>
        <message>
            <source>Film strip</source>
            <translation>Filmstreifen</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::FilterBar</name>
        <message>
            <source>Kinds of files shown</source>
            <translation>Gezeigte Dateiarten</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Shows names that hold all these words (%1)</source>
            <translation>Zeigt Namen, die alle diese Wörter enthalten (%1)</translation>
        </message>
        <message>
            <source>Filter by name</source>
            <translation>Nach Namen filtern</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::FolderModel</name>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>VIDEO</source>
            <translation>VIDEO</translation>
        </message>
        <message>
            <source>Cannot be shown: %1</source>
            <translation>Nicht darstellbar: %1</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::FolderTree</name>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::FolderTreeModel</name>
        <message>
            <source>Places</source>
            <translation>Orte</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Geräte</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::HistogramPanel</name>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>Keep for all</source>
            <translation>Für alle behalten</translation>
        </message>
        <message>
            <source>Auto</source>
            <translation>Auto</translation>
        </message>
        <message>
            <source>Window that clips 0.1 % at each end</source>
            <translation>Fenster, das an jedem Ende 0,1 % abschneidet</translation>
        </message>
        <message>
            <source>Full range</source>
            <translation>Ganzer Bereich</translation>
        </message>
        <message>
            <source>From the smallest to the largest value</source>
            <translation>Vom kleinsten zum größten Wert</translation>
        </message>
        <message>
            <source>Logarithmic counts</source>
            <translation>Logarithmische Häufigkeiten</translation>
        </message>
        <message>
            <source>Keep this window for the next pictures</source>
            <translation>Dieses Fenster für die nächsten Bilder behalten</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Bis</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::HistogramPlot</name>
        <message>
            <source>Histogram with window handles</source>
            <translation>Histogramm mit Fenstergriffen</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::MainWindow</name>
        <message>
            <source>No application opens this file.</source>
            <translation>Keine Anwendung öffnet diese Datei.</translation>
        </message>
        <message>
            <source>Nothing is selected</source>
            <translation>Nichts ist ausgewählt</translation>
        </message>
        <message>
            <source>%1 – Lightstack</source>
            <translation>%1 – Lightstack</translation>
        </message>
        <message>
            <source>Open Folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>The demo set could not be made: %1.</source>
            <translation>Die Beispiele konnten nicht erzeugt werden: %1.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln picture(s)</source>
            <translation>
                <numerusform>%Ln Bild</numerusform>
                <numerusform>%Ln Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s)</source>
            <translation>
                <numerusform>%Ln Datei</numerusform>
                <numerusform>%Ln Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln folder(s)</source>
            <translation>
                <numerusform>%Ln Ordner</numerusform>
                <numerusform>%Ln Ordner</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln ausgewählt</numerusform>
                <numerusform>%Ln ausgewählt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected, %1</source>
            <translation>
                <numerusform>%Ln ausgewählt, %1</numerusform>
                <numerusform>%Ln ausgewählt, %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Open &amp;With</source>
            <translation>Öffnen &amp;mit</translation>
        </message>
        <message>
            <source>&amp;Forget These</source>
            <translation>Diese &amp;vergessen</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>Lightstack</source>
            <translation>Lightstack</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::MetadataPanel</name>
        <message>
            <source>Search all tags</source>
            <translation>In allen Angaben suchen</translation>
        </message>
        <message>
            <source>Metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <source>Select a picture to see what it says about itself.</source>
            <translation>Wähle ein Bild, um zu sehen, was es über sich sagt.</translation>
        </message>
        <message>
            <source>The metadata cannot be read: %1.</source>
            <translation>Die Metadaten sind nicht lesbar: %1.</translation>
        </message>
        <message>
            <source>No tag matches “%1”.</source>
            <translation>Keine Angabe passt zu „%1“.</translation>
        </message>
        <message>
            <source>Copy Value</source>
            <translation>Wert kopieren</translation>
        </message>
        <message>
            <source>Copy Key</source>
            <translation>Schlüssel kopieren</translation>
        </message>
        <message>
            <source>Copy Row</source>
            <translation>Zeile kopieren</translation>
        </message>
        <message>
            <source>Open in Map</source>
            <translation>In Karte öffnen</translation>
        </message>
        <message>
            <source>Copy All as Text</source>
            <translation>Alles als Text kopieren</translation>
        </message>
        <message>
            <source>Copy All as JSON</source>
            <translation>Alles als JSON kopieren</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::PathBar</name>
        <message>
            <source>Folders further up</source>
            <translation>Ordner weiter oben</translation>
        </message>
        <message>
            <source>Click to type a path (%1)</source>
            <translation>Klicken, um einen Pfad einzugeben (%1)</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Persönlicher Ordner</translation>
        </message>
        <message>
            <source>File system</source>
            <translation>Dateisystem</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::PictureViewer</name>
        <message>
            <source>Next picture</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Fit to window</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>100 %</source>
            <translation>100 %</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Rotate view right</source>
            <translation>Ansicht rechts drehen</translation>
        </message>
        <message>
            <source>Rotate view left</source>
            <translation>Ansicht links drehen</translation>
        </message>
        <message>
            <source>Histogram</source>
            <translation>Histogramm</translation>
        </message>
        <message>
            <source>Film strip</source>
            <translation>Filmstreifen</translation>
        </message>
        <message>
            <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;This picture cannot be shown: %2.&lt;/p&gt;</source>
            <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Dieses Bild lässt sich nicht darstellen: %2.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Seite %1 von %2</translation>
        </message>
        <message>
            <source>x %1  y %2</source>
            <translation>x %1  y %2</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::PreferencesDialog</name>
        <message>
            <source> MB</source>
            <translation> MB</translation>
        </message>
        <message>
            <source>Use pictures embedded in files where they are large enough</source>
            <translation>Eingebettete Bilder verwenden, wo sie groß genug sind</translation>
        </message>
        <message>
            <source>Read the desktop’s thumbnails</source>
            <translation>Vorschaubilder des Systems lesen</translation>
        </message>
        <message>
            <source>Ask before moving to the trash</source>
            <translation>Vor dem Verschieben in den Papierkorb fragen</translation>
        </message>
        <message>
            <source>Open the last folder at start</source>
            <translation>Beim Start den letzten Ordner öffnen</translation>
        </message>
        <message>
            <source>Keep zoom and position from picture to picture</source>
            <translation>Zoom und Position von Bild zu Bild behalten</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
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
            <source>one a processor core</source>
            <translation>einer je Prozessorkern</translation>
        </message>
        <message numerus="yes">
            <source>%1 in %Ln thumbnails</source>
            <translation>
                <numerusform>%1 in einem Vorschaubild</numerusform>
                <numerusform>%1 in %Ln Vorschaubildern</numerusform>
            </translation>
        </message>
        <message>
            <source>Not in use: %1</source>
            <translation>Nicht in Gebrauch: %1</translation>
        </message>
        <message>
            <source>Clear Store</source>
            <translation>Speicher leeren</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>Leer</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Erscheinung</translation>
        </message>
        <message>
            <source>Thumbnails in memory</source>
            <translation>Vorschaubilder im Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Thumbnails on disk, at most</source>
            <translation>Vorschaubilder auf der Platte, höchstens</translation>
        </message>
        <message>
            <source>On disk now</source>
            <translation>Jetzt auf der Platte</translation>
        </message>
        <message>
            <source>Worker threads</source>
            <translation>Arbeitsfäden</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Anwenden</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::RenameDialog</name>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>New name</source>
            <translation>Neuer Name</translation>
        </message>
        <message>
            <source>there is a file of that name already</source>
            <translation>eine Datei dieses Namens gibt es schon</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::StatusBar</name>
        <message>
            <source>Value under the pointer</source>
            <translation>Wert unter dem Zeiger</translation>
        </message>
        <message>
            <source>Smaller thumbnails (%1)</source>
            <translation>Kleinere Vorschaubilder (%1)</translation>
        </message>
        <message>
            <source>Larger thumbnails (%1)</source>
            <translation>Größere Vorschaubilder (%1)</translation>
        </message>
        <message>
            <source>Size of the thumbnails (Ctrl+wheel)</source>
            <translation>Größe der Vorschaubilder (Strg+Mausrad)</translation>
        </message>
        <message>
            <source>Size of the thumbnails</source>
            <translation>Größe der Vorschaubilder</translation>
        </message>
        <message>
            <source>Zoom; click to fit to the window (F)</source>
            <translation>Zoom; Klick passt ins Fenster ein (F)</translation>
        </message>
        <message>
            <source>Reading… %1 entries</source>
            <translation>Lesen… %1 Einträge</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::TagModel</name>
        <message numerus="yes">
            <source>%n different values</source>
            <translation>
                <numerusform>%n Wert</numerusform>
                <numerusform>%n verschiedene Werte</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::ThumbnailGrid</name>
        <message>
            <source>Thumbnails</source>
            <translation>Vorschaubilder</translation>
        </message>
    </context>
</TS>
