// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Naru.Kiosk

// What a seat of a class is called, for who has no name here: "3번 고래".
QtObject {
    id: root

    readonly property var animals: ({
            "seat.sparrow": qsTr("참새"),
            "seat.squirrel": qsTr("다람쥐"),
            "seat.whale": qsTr("고래"),
            "seat.crane": qsTr("두루미"),
            "seat.rabbit": qsTr("토끼"),
            "seat.turtle": qsTr("거북이"),
            "seat.deer": qsTr("사슴"),
            "seat.butterfly": qsTr("나비"),
            "seat.bear": qsTr("곰"),
            "seat.otter": qsTr("수달"),
            "seat.swallow": qsTr("제비"),
            "seat.fox": qsTr("여우"),
            "seat.duck": qsTr("오리"),
            "seat.cat": qsTr("고양이"),
            "seat.puppy": qsTr("강아지"),
            "seat.chick": qsTr("병아리"),
            "seat.elephant": qsTr("코끼리"),
            "seat.giraffe": qsTr("기린"),
            "seat.penguin": qsTr("펭귄"),
            "seat.dolphin": qsTr("돌고래"),
            "seat.owl": qsTr("부엉이"),
            "seat.panda": qsTr("판다"),
            "seat.hedgehog": qsTr("고슴도치"),
            "seat.dragonfly": qsTr("잠자리"),
            "seat.magpie": qsTr("까치"),
            "seat.sheep": qsTr("양"),
            "seat.horse": qsTr("말"),
            "seat.ox": qsTr("소"),
            "seat.badger": qsTr("오소리"),
            "seat.mole": qsTr("두더지"),
            "seat.swan": qsTr("백조"),
            "seat.snail": qsTr("달팽이"),
            "seat.frog": qsTr("개구리"),
            "seat.koala": qsTr("코알라"),
            "seat.kangaroo": qsTr("캥거루"),
            "seat.parrot": qsTr("앵무새"),
            "seat.seal": qsTr("물개"),
            "seat.dove": qsTr("비둘기"),
            "seat.tiger": qsTr("호랑이"),
            "seat.lion": qsTr("사자")
        })

    function seat(number: int, animal: string): string {
        return qsTr("%1번 %2").arg(number).arg(root.animals[animal] ?? "").trim();
    }
}
