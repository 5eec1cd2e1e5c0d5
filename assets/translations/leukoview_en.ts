<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s)</source>
        <translation>
            <numerusform>%n slide</numerusform>
            <numerusform>%n slides</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseFiles</name>
    <message numerus="yes">
        <source>%n image(s) located; everything on them is as it was.</source>
        <translation>
            <numerusform>%n image located; everything on it is as it was.</numerusform>
            <numerusform>%n images located; everything on them is as it was.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message numerus="yes">
        <source>%n earlier one(s) too.</source>
        <translation>
            <numerusform>%n earlier one too.</numerusform>
            <numerusform>%n earlier ones too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message numerus="yes">
        <source>%n slide(s), from {0} to {1}.</source>
        <translation>
            <numerusform>%n slide, from {0} to {1}.</numerusform>
            <numerusform>%n slides, from {0} to {1}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beyond the limits</source>
        <translation>
            <numerusform>%n beyond the limits</numerusform>
            <numerusform>%n beyond the limits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CourseCard</name>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedsSection</name>
    <message numerus="yes">
        <source>The trail is whole: %n deed(s), none altered.</source>
        <translation>
            <numerusform>The trail is whole: %n deed, none altered.</numerusform>
            <numerusform>The trail is whole: %n deeds, none altered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibrarySection</name>
    <message numerus="yes">
        <source>%n pair(s) to settle: until then neither is learned from</source>
        <translation>
            <numerusform>%n pair to settle: until then neither is learned from</numerusform>
            <numerusform>%n pairs to settle: until then neither is learned from</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) added</source>
        <translation>
            <numerusform>%n cell added</numerusform>
            <numerusform>%n cells added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message numerus="yes">
        <source>%n cell(s) on offer</source>
        <translation>
            <numerusform>%n cell on offer</numerusform>
            <numerusform>%n cells on offer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) or image(s) cannot be used</source>
        <translation>
            <numerusform>%n line or image cannot be used</numerusform>
            <numerusform>%n lines or images cannot be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message numerus="yes">
        <source>%n cell(s) of the case are in the library now</source>
        <translation>
            <numerusform>%n cell of the case is in the library now</numerusform>
            <numerusform>%n cells of the case are in the library now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken</source>
        <translation>
            <numerusform>%n not taken</numerusform>
            <numerusform>%n not taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>Delete %n cell(s)</source>
        <translation>
            <numerusform>Delete %n cell</numerusform>
            <numerusform>Delete %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n box(es)</source>
        <translation>
            <numerusform>Move %n box</numerusform>
            <numerusform>Move %n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n cell(s)</source>
        <translation>
            <numerusform>Confirm %n cell</numerusform>
            <numerusform>Confirm %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrailDialog</name>
    <message numerus="yes">
        <source>The trail of all cases is whole: %n entries, none altered.</source>
        <translation>
            <numerusform>The trail of all cases is whole: %n entry, not altered.</numerusform>
            <numerusform>The trail of all cases is whole: %n entries, none altered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingSection</name>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) are new and have to be looked at</source>
        <translation>
            <numerusform>%n cell is new and has to be looked at</numerusform>
            <numerusform>%n cells are new and have to be looked at</numerusform>
        </translation>
    </message>
</context>
</TS>
