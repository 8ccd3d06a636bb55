<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DownsampleWords</name>
    <message numerus="yes">
        <source>When all is written and checked, %Ln original(s) will be deleted for good, which cannot be undone.</source>
        <translation>
            <numerusform>When all is written and checked, %Ln original will be deleted for good, which cannot be undone.</numerusform>
            <numerusform>When all is written and checked, %Ln originals will be deleted for good, which cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When all is written, %Ln original(s) will be deleted for good, which cannot be undone.</source>
        <translation>
            <numerusform>When all is written, %Ln original will be deleted for good, which cannot be undone.</numerusform>
            <numerusform>When all is written, %Ln originals will be deleted for good, which cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When all is written and checked, %Ln original(s) will be moved to the trash.</source>
        <translation>
            <numerusform>When all is written and checked, %Ln original will be moved to the trash.</numerusform>
            <numerusform>When all is written and checked, %Ln originals will be moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When all is written, %Ln original(s) will be moved to the trash.</source>
        <translation>
            <numerusform>When all is written, %Ln original will be moved to the trash.</numerusform>
            <numerusform>When all is written, %Ln originals will be moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s): </source>
        <translation>
            <numerusform>%Ln picture: </numerusform>
            <numerusform>%Ln pictures: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fit(s) already</source>
        <translation>
            <numerusform>%Ln fits already</numerusform>
            <numerusform>%Ln fit already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be written</source>
        <translation>
            <numerusform>%Ln will be written</numerusform>
            <numerusform>%Ln will be written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) left out: their new names would meet others</source>
        <translation>
            <numerusform>%Ln picture left out: its new name would meet another</numerusform>
            <numerusform>%Ln pictures left out: their new names would meet others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be made smaller</source>
        <translation>
            <numerusform>%Ln cannot be made smaller</numerusform>
            <numerusform>%Ln cannot be made smaller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) will be replaced, which cannot be undone.</source>
        <translation>
            <numerusform>%Ln original will be replaced, which cannot be undone.</numerusform>
            <numerusform>%Ln originals will be replaced, which cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) stay beside results of another name.</source>
        <translation>
            <numerusform>%Ln original stays beside its result of another name.</numerusform>
            <numerusform>%Ln originals stay beside results of another name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, replace or delete %Ln original(s) for good</source>
        <translation>
            <numerusform>Yes, replace or delete %Ln original for good</numerusform>
            <numerusform>Yes, replace or delete %Ln originals for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, replace %Ln original(s)</source>
        <translation>
            <numerusform>Yes, replace %Ln original</numerusform>
            <numerusform>Yes, replace %Ln originals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, delete %Ln original(s) for good</source>
        <translation>
            <numerusform>Yes, delete %Ln original for good</numerusform>
            <numerusform>Yes, delete %Ln originals for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run of %1 over %2 was interrupted after %Ln picture(s): go on?</source>
        <translation>
            <numerusform>The run of %1 over %2 was interrupted after %Ln picture: go on?</numerusform>
            <numerusform>The run of %1 over %2 was interrupted after %Ln pictures: go on?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run of %1 over %2 was interrupted after %3 of %Ln picture(s): go on?</source>
        <translation>
            <numerusform>The run of %1 over %2 was interrupted after %3 of %Ln picture: go on?</numerusform>
            <numerusform>The run of %1 over %2 was interrupted after %3 of %Ln pictures: go on?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) have other names (hard links), which keep the picture as it was.</source>
        <translation>
            <numerusform>%Ln file has other names (hard links), which keep the picture as it was.</numerusform>
            <numerusform>%Ln files have other names (hard links), which keep the picture as it was.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) to other pictures of the batch: nothing to do.</source>
        <translation>
            <numerusform>%Ln link to other pictures of the batch: nothing to do.</numerusform>
            <numerusform>%Ln links to other pictures of the batch: nothing to do.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>%1 takes %2 % of the working time (%Ln worker(s)).</source>
        <translation>
            <numerusform>%1 takes %2 % of the working time (%Ln worker).</numerusform>
            <numerusform>%1 takes %2 % of the working time (%Ln workers).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message numerus="yes">
        <source>%Ln file(s) with the same content</source>
        <translation>
            <numerusform>%Ln file with the same content</numerusform>
            <numerusform>%Ln files with the same content</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message numerus="yes">
        <source>Best here: %Ln thread(s), queue %1, batch %2.</source>
        <translation>
            <numerusform>Best here: %Ln thread, queue %1, batch %2.</numerusform>
            <numerusform>Best here: %Ln threads, queue %1, batch %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Best here: %Ln thread(s), queue %1.</source>
        <translation>
            <numerusform>Best here: %Ln thread, queue %1.</numerusform>
            <numerusform>Best here: %Ln threads, queue %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Best here: %Ln thread(s), batch %1.</source>
        <translation>
            <numerusform>Best here: %Ln thread, batch %1.</numerusform>
            <numerusform>Best here: %Ln threads, batch %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Best here: %Ln thread(s).</source>
        <translation>
            <numerusform>Best here: %Ln thread.</numerusform>
            <numerusform>Best here: %Ln threads.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanBooks</name>
    <message numerus="yes">
        <source>%Ln file(s) found: </source>
        <translation>
            <numerusform>%Ln file found: </numerusform>
            <numerusform>%Ln files found: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackWords</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s)</source>
        <translation>
            <numerusform>%Ln slice</numerusform>
            <numerusform>%Ln slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>%Ln duplicate</numerusform>
            <numerusform>%Ln duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln odd</source>
        <translation>
            <numerusform>%Ln odd</numerusform>
            <numerusform>%Ln odd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad</source>
        <translation>
            <numerusform>%Ln bad</numerusform>
            <numerusform>%Ln bad</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) missing</source>
        <translation>
            <numerusform>%Ln slice missing</numerusform>
            <numerusform>%Ln slices missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) between %1 and %2 have no slice</source>
        <translation>
            <numerusform>%Ln number between %1 and %2 has no slice</numerusform>
            <numerusform>%Ln numbers between %1 and %2 have no slice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) have a number that another has too: “%1”</source>
        <translation>
            <numerusform>%Ln file has a number that another has too: “%1”</numerusform>
            <numerusform>%Ln files have a number that another has too: “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) differ from the others in size or type</source>
        <translation>
            <numerusform>%Ln slice differs from the others in size or type</numerusform>
            <numerusform>%Ln slices differ from the others in size or type</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are empty</source>
        <translation>
            <numerusform>%Ln file is empty</numerusform>
            <numerusform>%Ln files are empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are cut off</source>
        <translation>
            <numerusform>%Ln file is cut off</numerusform>
            <numerusform>%Ln files are cut off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read</source>
        <translation>
            <numerusform>%Ln file cannot be read</numerusform>
            <numerusform>%Ln files cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) have more than one page; the first is the slice</source>
        <translation>
            <numerusform>%Ln file has more than one page; the first is the slice</numerusform>
            <numerusform>%Ln files have more than one page; the first is the slice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The slices are in colour (%Ln channel(s))</source>
        <translation>
            <numerusform>The slices are in colour (%Ln channel)</numerusform>
            <numerusform>The slices are in colour (%Ln channels)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) beside the stack are no slices of it: “%1”</source>
        <translation>
            <numerusform>%Ln picture beside the stack is no slice of it: “%1”</numerusform>
            <numerusform>%Ln pictures beside the stack are no slices of it: “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 speaks of %Ln slice(s), here are %2</source>
        <translation>
            <numerusform>%1 speaks of %Ln slice, here are %2</numerusform>
            <numerusform>%1 speaks of %Ln slices, here are %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%Ln bit(s))</source>
        <translation>
            <numerusform>(%Ln bit)</numerusform>
            <numerusform>(%Ln bits)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::BackfillDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) are named as another type than their content.</source>
        <translation>
            <numerusform>%Ln row is named as another type than its content.</numerusform>
            <numerusform>%Ln rows are named as another type than their content.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::BackfillForm</name>
    <message numerus="yes">
        <source>%Ln blob(s) without a type, of %1 rows; the first 2 KB of each are read, about %2 in all.</source>
        <translation>
            <numerusform>%Ln blob without a type, of %1 rows; its first 2 KB are read, about %2 in all.</numerusform>
            <numerusform>%Ln blobs without a type, of %1 rows; the first 2 KB of each are read, about %2 in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blob(s) failed before and are left out.</source>
        <translation>
            <numerusform>%Ln blob failed before and is left out.</numerusform>
            <numerusform>%Ln blobs failed before and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blob(s) failed before and are looked at again.</source>
        <translation>
            <numerusform>%Ln blob failed before and is looked at again.</numerusform>
            <numerusform>%Ln blobs failed before and are looked at again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::BackfillJob</name>
    <message numerus="yes">
        <source>%1 of %Ln blob(s)</source>
        <translation>
            <numerusform>%1 of %Ln blob</numerusform>
            <numerusform>%1 of %Ln blobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blob(s) looked at</source>
        <translation>
            <numerusform>%Ln blob looked at</numerusform>
            <numerusform>%Ln blobs looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) would get a type</source>
        <translation>
            <numerusform>%Ln row would get a type</numerusform>
            <numerusform>%Ln rows would get a type</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) got a type</source>
        <translation>
            <numerusform>%Ln row got a type</numerusform>
            <numerusform>%Ln rows got a type</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) came in.</source>
        <translation>
            <numerusform>%Ln row came in.</numerusform>
            <numerusform>%Ln rows came in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsampleCommands</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s)</source>
        <translation>
            <numerusform>%1: %Ln file</numerusform>
            <numerusform>%1: %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsampleJob</name>
    <message numerus="yes">
        <source>%1 of %Ln picture(s)</source>
        <translation>
            <numerusform>%1 of %Ln picture</numerusform>
            <numerusform>%1 of %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) written, %1 became %2.</source>
        <translation>
            <numerusform>%Ln picture written, %1 became %2.</numerusform>
            <numerusform>%Ln pictures written, %1 became %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been written before.</source>
        <translation>
            <numerusform>%Ln had been written before.</numerusform>
            <numerusform>%Ln had been written before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fitted already and stayed as they were.</source>
        <translation>
            <numerusform>%Ln fitted already and stayed as it was.</numerusform>
            <numerusform>%Ln fitted already and stayed as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) deleted.</source>
        <translation>
            <numerusform>%Ln original deleted.</numerusform>
            <numerusform>%Ln originals deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) moved to the trash.</source>
        <translation>
            <numerusform>%Ln original moved to the trash.</numerusform>
            <numerusform>%Ln originals moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln original(s) deleted</source>
        <translation>
            <numerusform>%1 of %Ln original deleted</numerusform>
            <numerusform>%1 of %Ln originals deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln original(s) moved to the trash</source>
        <translation>
            <numerusform>%1 of %Ln original moved to the trash</numerusform>
            <numerusform>%1 of %Ln originals moved to the trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsamplePage</name>
    <message numerus="yes">
        <source>Looking at the pictures: %Ln so far…</source>
        <translation>
            <numerusform>Looking at the pictures: %Ln so far…</numerusform>
            <numerusform>Looking at the pictures: %Ln so far…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicateCheckJob</name>
    <message numerus="yes">
        <source>%1 of %Ln file(s)</source>
        <translation>
            <numerusform>%1 of %Ln file</numerusform>
            <numerusform>%1 of %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) are the same byte by byte, %1.</source>
        <translation>
            <numerusform>%Ln copy is the same byte by byte, %1.</numerusform>
            <numerusform>%Ln copies are the same byte by byte, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicateTrashJob</name>
    <message numerus="yes">
        <source>%1 of %Ln copy(s)</source>
        <translation>
            <numerusform>%1 of %Ln copy</numerusform>
            <numerusform>%1 of %Ln copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) moved to the trash, %1.</source>
        <translation>
            <numerusform>%Ln copy moved to the trash, %1.</numerusform>
            <numerusform>%Ln copies moved to the trash, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sidecar(s) went along.</source>
        <translation>
            <numerusform>%Ln sidecar went along.</numerusform>
            <numerusform>%Ln sidecars went along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicatesDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) stayed: %1</source>
        <translation>
            <numerusform>%Ln file stayed: %1</numerusform>
            <numerusform>%Ln files stayed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) in %1 groups, %2</source>
        <translation>
            <numerusform>%Ln copy in %1 groups, %2</numerusform>
            <numerusform>%Ln copies in %1 groups, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) are the same byte by byte, %1</source>
        <translation>
            <numerusform>%Ln copy is the same byte by byte, %1</numerusform>
            <numerusform>%Ln copies are the same byte by byte, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) stay: the list says why.</source>
        <translation>
            <numerusform>%Ln other stays: the list says why.</numerusform>
            <numerusform>%Ln others stay: the list says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move &amp;their %Ln sidecar(s) too, which no other file needs; else they stay, without a picture</source>
        <translation>
            <numerusform>Move &amp;their %Ln sidecar too, which no other file needs; else it stays, without a picture</numerusform>
            <numerusform>Move &amp;their %Ln sidecars too, which no other file needs; else they stay, without a picture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Move %Ln Copy(s) to Trash</source>
        <translation>
            <numerusform>&amp;Move %Ln Copy to Trash</numerusform>
            <numerusform>&amp;Move %Ln Copies to Trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicatesModel</name>
    <message numerus="yes">
        <source>%Ln file(s) of %1</source>
        <translation>
            <numerusform>%Ln file of %1</numerusform>
            <numerusform>%Ln files of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::EmptyPage</name>
    <message numerus="yes">
        <source>%Ln file(s) and folder(s) are left out.</source>
        <translation>
            <numerusform>One entry is left out.</numerusform>
            <numerusform>%Ln entries are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden file(s) and folder(s) are left out.</source>
        <translation>
            <numerusform>One hidden entry is left out.</numerusform>
            <numerusform>%Ln hidden entries are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s) are left out.</source>
        <translation>
            <numerusform>One other file is left out.</numerusform>
            <numerusform>%Ln other files are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ExportForm</name>
    <message numerus="yes">
        <source>Replace %Ln bad or odd slice(s)</source>
        <translation>
            <numerusform>Replace %Ln bad or odd slice</numerusform>
            <numerusform>Replace %Ln bad or odd slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) read, %1 voxels (%2) written: %3.</source>
        <translation>
            <numerusform>%Ln slice read, %1 voxels (%2) written: %3.</numerusform>
            <numerusform>%Ln slices read, %1 voxels (%2) written: %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FactsPanel</name>
    <message numerus="yes">
        <source>%Ln level(s) in the pyramid</source>
        <translation>
            <numerusform>%Ln level in the pyramid</numerusform>
            <numerusform>%Ln levels in the pyramid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln channel(s)</source>
        <translation>
            <numerusform>, %Ln channel</numerusform>
            <numerusform>, %Ln channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FileCommands</name>
    <message numerus="yes">
        <source>Renamed %Ln file(s). Ctrl+Z gives the old names back.</source>
        <translation>
            <numerusform>Renamed one file. Ctrl+Z gives the old name back.</numerusform>
            <numerusform>Renamed %Ln files. Ctrl+Z gives the old names back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln files to the trash?</source>
        <translation>
            <numerusform>Move %Ln file to the trash?</numerusform>
            <numerusform>Move %Ln files to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln file(s) to the trash. Ctrl+Z brings them back.</source>
        <translation>
            <numerusform>Moved one file to the trash. Ctrl+Z brings it back.</numerusform>
            <numerusform>Moved %Ln files to the trash. Ctrl+Z brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought %Ln file(s) back.</source>
        <translation>
            <numerusform>Brought one file back.</numerusform>
            <numerusform>Brought %Ln files back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln file(s).</source>
        <translation>
            <numerusform>Copied one file.</numerusform>
            <numerusform>Copied %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the path.</source>
        <translation>
            <numerusform>Copied the path.</numerusform>
            <numerusform>Copied %Ln paths.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FolderModel</name>
    <message numerus="yes">
        <source>%Ln slice(s)</source>
        <translation>
            <numerusform>%Ln slice</numerusform>
            <numerusform>%Ln slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with a number that is there already</source>
        <translation>
            <numerusform>%Ln file with a number that is there already</numerusform>
            <numerusform>%Ln files with a number that is there already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobCard</name>
    <message numerus="yes">
        <source>%Ln failure(s); the first %1:</source>
        <translation>
            <numerusform>%Ln failure; the first %1:</numerusform>
            <numerusform>%Ln failures; the first %1:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failure(s):</source>
        <translation>
            <numerusform>%Ln failure:</numerusform>
            <numerusform>%Ln failures:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobLine</name>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobsPanel</name>
    <message numerus="yes">
        <source>%Ln job(s) still run. Stopped ones leave what they have done, or nothing.</source>
        <translation>
            <numerusform>%Ln job still runs. Stopped, it leaves what it has done, or nothing.</numerusform>
            <numerusform>%Ln jobs still run. Stopped ones leave what they have done, or nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ListExportJob</name>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <translation>
            <numerusform>%1 of %Ln row</numerusform>
            <numerusform>%1 of %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1.</source>
        <translation>
            <numerusform>%Ln row written to %1.</numerusform>
            <numerusform>%Ln rows written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stack(s)</source>
        <translation>
            <numerusform>%Ln stack</numerusform>
            <numerusform>%Ln stacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) selected</source>
        <translation>
            <numerusform>%Ln file selected</numerusform>
            <numerusform>%Ln files selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s)</source>
        <translation>
            <numerusform>%Ln slice</numerusform>
            <numerusform>%Ln slices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PatternRenameDialog</name>
    <message numerus="yes">
        <source>Rename %Ln Files</source>
        <translation>
            <numerusform>Rename %Ln File</numerusform>
            <numerusform>Rename %Ln Files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) cannot be given: %1.</source>
        <translation>
            <numerusform>One name cannot be given: %1.</numerusform>
            <numerusform>%Ln names cannot be given: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) get a new name.</source>
        <translation>
            <numerusform>One file gets a new name.</numerusform>
            <numerusform>%Ln files get a new name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PlaneView</name>
    <message numerus="yes">
        <source>Max of %Ln slice(s)</source>
        <translation>
            <numerusform>Max of %Ln slice</numerusform>
            <numerusform>Max of %Ln slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Min of %Ln slice(s)</source>
        <translation>
            <numerusform>Min of %Ln slice</numerusform>
            <numerusform>Min of %Ln slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean of %Ln slice(s)</source>
        <translation>
            <numerusform>Mean of %Ln slice</numerusform>
            <numerusform>Mean of %Ln slices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PreferencesDialog</name>
    <message numerus="yes">
        <source>%1 in %Ln thumbnails</source>
        <translation>
            <numerusform>%1 in one thumbnail</numerusform>
            <numerusform>%1 in %Ln thumbnails</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ProfileForm</name>
    <message numerus="yes">
        <source>The job runs %Ln time(s) with these numbers, and once before to warm up; a short one is repeated for a second, and the middle of its times counts. Then it is told which numbers are best. Nothing of yours is changed: results go to a temporary folder and are removed. Other work on this machine spoils the figures.</source>
        <translation>
            <numerusform>The job runs %Ln time with these numbers, and once before to warm up; a short one is repeated for a second, and the middle of its times counts. Then it is told which numbers are best. Nothing of yours is changed: results go to a temporary folder and are removed. Other work on this machine spoils the figures.</numerusform>
            <numerusform>The job runs %Ln times with these numbers, and once before to warm up; a short one is repeated for a second, and the middle of its times counts. Then it is told which numbers are best. Nothing of yours is changed: results go to a temporary folder and are removed. Other work on this machine spoils the figures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ProfileJob</name>
    <message numerus="yes">
        <source>%1 of %Ln run(s)</source>
        <translation>
            <numerusform>%1 of %Ln run</numerusform>
            <numerusform>%1 of %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ProfileView</name>
    <message numerus="yes">
        <source>Slower: %Ln thread(s), queue %1, batch %2: %3 instead of %4 items/s (%5 %).</source>
        <translation>
            <numerusform>Slower: %Ln thread, queue %1, batch %2: %3 instead of %4 items/s (%5 %).</numerusform>
            <numerusform>Slower: %Ln threads, queue %1, batch %2: %3 instead of %4 items/s (%5 %).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidForm</name>
    <message numerus="yes">
        <source>Replace %Ln bad or odd slice(s)</source>
        <translation>
            <numerusform>Replace the bad or odd slice</numerusform>
            <numerusform>Replace %Ln bad or odd slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s): %1 read, %2 written.</source>
        <translation>
            <numerusform>One slice: %1 read, %2 written.</numerusform>
            <numerusform>%Ln slices: %1 read, %2 written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) are missing and get a stand-in.</source>
        <translation>
            <numerusform>One slice is missing and gets a stand-in.</numerusform>
            <numerusform>%Ln slices are missing and get stand-ins.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidJob</name>
    <message numerus="yes">
        <source>%Ln level(s): %1 read, %2 written to %3.</source>
        <translation>
            <numerusform>%Ln level: %1 read, %2 written to %3.</numerusform>
            <numerusform>%Ln levels: %1 read, %2 written to %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidResult</name>
    <message numerus="yes">
        <source>%Ln level(s) in %1: %2 read, %3 written.</source>
        <translation>
            <numerusform>One level in %1: %2 read, %3 written.</numerusform>
            <numerusform>%Ln levels in %1: %2 read, %3 written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) were done before.</source>
        <translation>
            <numerusform>One slice was done before.</numerusform>
            <numerusform>%Ln slices were done before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The bottleneck: %1, %2 % of the working time (%Ln worker(s)).</source>
        <translation>
            <numerusform>The bottleneck: %1, %2 % of the working time (one worker).</numerusform>
            <numerusform>The bottleneck: %1, %2 % of the working time (%Ln workers).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) could not be used; a neighbour or black stands in:</source>
        <translation>
            <numerusform>One slice could not be used; a neighbour or black stands in:</numerusform>
            <numerusform>%Ln slices could not be used; neighbours or black stand in:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ScanForm</name>
    <message numerus="yes">
        <source>%Ln archive(s), %1.</source>
        <translation>
            <numerusform>%Ln archive, %1.</numerusform>
            <numerusform>%Ln archives, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s): %1 pictures and films, %2 sidecars, %3 others; %4.</source>
        <translation>
            <numerusform>%Ln file: %1 pictures and films, %2 sidecars, %3 others; %4.</numerusform>
            <numerusform>%Ln files: %1 pictures and films, %2 sidecars, %3 others; %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln folder cannot be read.</numerusform>
            <numerusform>%Ln folders cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archive(s) are read through, to know what is in them.</source>
        <translation>
            <numerusform>%Ln archive is read through, to know what is in it.</numerusform>
            <numerusform>%Ln archives are read through, to know what is in them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ScanJob</name>
    <message numerus="yes">
        <source>%Ln folder(s) and archive(s)</source>
        <translation>
            <numerusform>%Ln folder and archive</numerusform>
            <numerusform>%Ln folders and archives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s)</source>
        <translation>
            <numerusform>%1 of %Ln file</numerusform>
            <numerusform>%1 of %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::StackReportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) looked into</source>
        <translation>
            <numerusform>One file looked into</numerusform>
            <numerusform>%Ln files looked into</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::TagModel</name>
    <message numerus="yes">
        <source>%n different values</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n different values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::VolumeJob</name>
    <message numerus="yes">
        <source>%1 of %Ln slice(s)</source>
        <translation>
            <numerusform>%1 of %Ln slice</numerusform>
            <numerusform>%1 of %Ln slices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::WhyPanel</name>
    <message numerus="yes">
        <source>%1 (%Ln character(s))</source>
        <translation>
            <numerusform>%1 (%Ln character)</numerusform>
            <numerusform>%1 (%Ln characters)</numerusform>
        </translation>
    </message>
</context>
</TS>
