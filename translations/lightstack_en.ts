<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>lightstack::ui::JobProgress</name>
    <message numerus="yes">
        <source>%1 of %Ln slice(s)</source>
        <translation>
            <numerusform>%1 of %Ln slice</numerusform>
            <numerusform>%1 of %Ln slices</numerusform>
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
</TS>
