// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One act, one target, one ring: the practice phone with what to do above it and who to ask beside it. In large text the
// keys stand under the phone, which takes the whole width; in low position all that is pressed stands in the lower part.
FocusScope {
    id: root

    required property var model
    property bool leftHanded: false
    // Where the part within reach begins; 0: anywhere.
    property real lowLine: 0
    readonly property bool low: lowLine > 0
    readonly property bool watching: root.model.mode === "watch"
    readonly property bool across: Measure.large
    readonly property int columnWidth: Measure.mm(Measure.narrow ? 52 : 74)
    readonly property real begin: strip.visible ? strip.height : 0
    // What 위 and 아래 turn the pages of.
    readonly property var shown: explained.opened ? explained : phone
    readonly property var swiped: phone.wanted && phone.wanted.deed === "swipe" && !root.watching ? phone.wanted : null

    // A narrow glass in large text has no room for the keys of a swipe and these: the keyboard's 위 and 아래 turn pages.
    readonly property bool crowded: root.across && Measure.narrow && root.swiped !== null

    readonly property var ways: ({
            "left": {
                "word": qsTr("왼쪽"),
                "name": qsTr("왼쪽으로 밀기"),
                "icon": "back"
            },
            "right": {
                "word": qsTr("오른쪽"),
                "name": qsTr("오른쪽으로 밀기"),
                "icon": "next"
            },
            "up": {
                "word": qsTr("위로"),
                "name": qsTr("위로 밀기"),
                "icon": "up"
            },
            "down": {
                "word": qsTr("아래로"),
                "name": qsTr("아래로 밀기"),
                "icon": "down"
            }
        })

    // A swipe without a finger: both ways of its line, for whoever cannot or would rather not.
    function swipeKeys(): var {
        if (!root.swiped)
            return [];
        const pair = ["left", "right"].includes(root.swiped.way) ? ["left", "right"] : ["up", "down"];
        return pair.map(way => ({
                        "id": way,
                        "word": root.ways[way].word,
                        "name": root.ways[way].name,
                        "icon": root.ways[way].icon,
                        "flat": true
                    }));
    }

    function pageKeys(): var {
        if (root.shown.pageCount < 2 || root.crowded)
            return [];
        return [{
                "id": "above",
                "word": qsTr("위"),
                "name": qsTr("휴대폰 화면의 위쪽 보기"),
                "icon": "up",
                "pair": 1,
                "open": root.shown.page > 0
            }, {
                "id": "below",
                "word": qsTr("아래"),
                "name": qsTr("휴대폰 화면의 아래쪽 보기"),
                "icon": "down",
                "pair": 2,
                "open": root.shown.page + 1 < root.shown.pageCount
            }];
    }

    function helpKeys(): var {
        const keys = [{
                "id": "listen",
                "word": Measure.narrow || root.across || root.low ? qsTr("듣기") : qsTr("다시 듣기"),
                "icon": "voice"
            }];
        if (root.watching)
            keys.push({
                    "id": "next",
                    "word": qsTr("다음"),
                    "icon": "next",
                    "strong": true
                });
        else if (root.model.coachOffered)
            keys.push({
                    "id": "coach",
                    "word": qsTr("대신 하기"),
                    "icon": "hand",
                    "strong": true
                });
        else if (!root.across || !root.model.astray) // astray the one hint is to put it back
            keys.push({
                    "id": "hint",
                    "word": qsTr("힌트"),
                    "icon": "hint"
                });
        keys.push({
                "id": "undo",
                "word": root.model.astray ? qsTr("되돌리기") : qsTr("뒤로"),
                "icon": "undo",
                "strong": root.model.astray,
                "open": root.model.canUndo
            });
        if ((card.more || explained.opened) && !root.crowded)
            keys.push({
                    "id": "explain",
                    "word": explained.opened ? qsTr("닫기") : qsTr("설명"),
                    "icon": "info"
                });
        return keys;
    }

    function press(id: string) {
        if (root.ways[id]) {
            const item = (root.swiped.items ?? []).find(one => one.isWanted);
            root.model.did(root.swiped.id, "swipe", item ? item.id : "", id);
        } else if (id === "listen")
            root.model.listen();
        else if (id === "hint")
            root.model.hint();
        else if (id === "coach")
            root.model.doItForMe();
        else if (id === "next")
            root.model.showNext();
        else if (id === "undo")
            root.model.undo();
        else if (id === "explain")
            explained.opened = !explained.opened;
        else
            root.shown.turn(id === "above" ? -1 : 1);
    }

    signal typingWanted(string widget, string label, string value, string ime)

    Keys.onPressed: event => {
        if (event.key !== Qt.Key_PageUp && event.key !== Qt.Key_PageDown)
            return;
        root.shown.turn(event.key === Qt.Key_PageUp ? -1 : 1);
        event.accepted = true;
    }

    LessonStrip {
        id: strip

        width: parent.width
        visible: !(Measure.large && Measure.narrow)
        title: root.model.title
        number: root.model.stepNumber
        count: root.model.stepCount
    }

    StepDots {
        id: dots

        x: Measure.margin
        y: root.begin + Measure.mm(3)
        width: parent.width - 2 * Measure.margin
        visible: !Measure.narrow && !root.across
        height: visible ? implicitHeight : 0
        count: root.model.stepCount
        now: root.model.stepNumber
    }

    InstructionCard {
        id: card

        x: Measure.margin
        y: dots.visible ? dots.y + dots.height + Measure.mm(3) : root.begin + Measure.mm(3)
        width: parent.width - 2 * Measure.margin
        height: root.low ? root.lowLine - y - Measure.gapWide : implicitHeight
        most: root.low ? height : Measure.large ? root.height * 0.34 : root.height
        model: root.model
        told: root.low && !Measure.large
    }

    PhoneFrame {
        id: phone

        x: root.leftHanded || root.across ? parent.width - Measure.margin - width : Measure.margin
        y: root.low ? root.lowLine : card.y + card.height + Measure.gapWide
        width: parent.width - 2 * Measure.margin - (root.across ? 0 : root.columnWidth + Measure.gapWide)
        height: (root.across ? keys.y - Measure.gap : parent.height - Measure.mm(5)) - y
        visible: !explained.opened
        model: root.model
        focus: true
        onTypingWanted: (widget, label, value, ime) => root.typingWanted(widget, label, value, ime)
    }

    // What the card had no room for.
    PagedText {
        id: explained

        property bool opened: false

        x: Measure.margin
        y: phone.y
        width: parent.width - 2 * Measure.margin
        height: phone.height
        visible: opened
        model: root.model
    }

    Connections {
        target: root.model

        function onChanged() {
            explained.opened = false;
        }
    }

    Column {
        id: note

        x: root.leftHanded ? Measure.margin : phone.x + phone.width + Measure.gapWide
        y: phone.y + Measure.mm(6)
        width: root.columnWidth
        visible: !Measure.narrow && !root.across && !root.low && !sign.visible

        NaruText {
            width: parent.width
            text: qsTr("연습이에요.")
            kind: NaruText.Floor
            pixelSize: Measure.floorSize
        }

        NaruText {
            width: parent.width
            text: qsTr("진짜가 아니니 마음껏 눌러요.")
            kind: NaruText.Floor
            pixelSize: Measure.floorSize
            color: Theme.text2
        }
    }

    SignStage {
        id: sign

        x: note.x
        y: note.y
        width: root.columnWidth
        roomy: !Measure.narrow && !root.across && !root.low
        model: root.model
    }

    Row {
        id: here

        property real wish: {
            const target = phone.hand.target;
            // Named so that the place follows the scene.
            const watched = [root.model.scene, phone.height, card.height, phone.y, phone.page, phone.pageCount];
            return target && watched ? target.mapToItem(root, 0, target.height / 2).y - height / 2 : -1;
        }

        x: root.leftHanded ? Measure.margin : phone.x + phone.width + Measure.mm(3)
        y: Math.max(sign.visible ? sign.y + sign.height + Measure.mm(2) : note.visible ? note.y + note.height + Measure.mm(2) : phone.y, Math.min(keys.y - height - Measure.mm(3), wish))
        visible: !root.across && root.model.ringShown && wish > 0 && keys.y - phone.y > height + Measure.mm(3) && root.model.scene.backWanted !== true
        spacing: Measure.mm(2)
        layoutDirection: root.leftHanded ? Qt.RightToLeft : Qt.LeftToRight

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.leftHanded ? "next" : "back"
            size: Measure.mm(13)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("여기")
            kind: NaruText.Control
            pixelSize: Measure.titleSize
        }
    }

    KeyGrid {
        id: keys

        x: root.across ? Measure.margin : note.x
        y: (root.across ? parent.height - Measure.gap : phone.y + phone.height) - height
        width: root.across ? parent.width - 2 * Measure.margin : root.columnWidth
        height: implicitHeight
        upright: !root.across
        flat: Measure.narrow || root.low
        tight: Measure.narrow && root.swiped !== null
        keys: root.swipeKeys().concat(root.pageKeys(), root.helpKeys())
        onPressed: id => root.press(id)
    }

    Timer {
        interval: 20000
        running: root.model.page === "play" && !root.watching
        repeat: true
        onTriggered: root.model.idle()
    }
}
