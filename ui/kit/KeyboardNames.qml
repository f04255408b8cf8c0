// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// What stands on the keys of the keyboard on the screen, and how they are called when they are read aloud.
QtObject {
    id: root

    readonly property var words: ({
            "shift": qsTr("쌍"),
            "erase": qsTr("지움"),
            "space": qsTr("띄어쓰기"),
            "done": qsTr("다 씀"),
            "number": "123",
            "latin": "EN",
            "hangul": "한글"
        })
    readonly property string capital: "Aa"
    readonly property var leaves: ({
            "hangul": [qsTr("모음"), qsTr("자음")],
            "latin": ["n – z", "a – m"],
            "number": ["/ : @", "1 2 3"]
        })
    readonly property var names: ({
            "shift": qsTr("쌍자음"),
            "capital": qsTr("대문자"),
            "erase": qsTr("한 글자씩 지움"),
            "number": qsTr("숫자와 기호"),
            "latin": qsTr("영어 글자"),
            "hangul": qsTr("한글 글자"),
            "ㄱ": qsTr("기역"),
            "ㄴ": qsTr("니은"),
            "ㄷ": qsTr("디귿"),
            "ㄹ": qsTr("리을"),
            "ㅁ": qsTr("미음"),
            "ㅂ": qsTr("비읍"),
            "ㅅ": qsTr("시옷"),
            "ㅇ": qsTr("이응"),
            "ㅈ": qsTr("지읒"),
            "ㅊ": qsTr("치읓"),
            "ㅋ": qsTr("키읔"),
            "ㅌ": qsTr("티읕"),
            "ㅍ": qsTr("피읖"),
            "ㅎ": qsTr("히읗"),
            "ㄲ": qsTr("쌍기역"),
            "ㄸ": qsTr("쌍디귿"),
            "ㅃ": qsTr("쌍비읍"),
            "ㅆ": qsTr("쌍시옷"),
            "ㅉ": qsTr("쌍지읒"),
            "ㅏ": qsTr("아"),
            "ㅑ": qsTr("야"),
            "ㅓ": qsTr("어"),
            "ㅕ": qsTr("여"),
            "ㅗ": qsTr("오"),
            "ㅛ": qsTr("요"),
            "ㅜ": qsTr("우"),
            "ㅠ": qsTr("유"),
            "ㅡ": qsTr("으"),
            "ㅣ": qsTr("이"),
            "ㅐ": qsTr("애"),
            "ㅔ": qsTr("에"),
            "ㅒ": qsTr("얘"),
            "ㅖ": qsTr("예"),
            "-": qsTr("줄표"),
            "/": qsTr("빗금"),
            ":": qsTr("쌍점"),
            "@": qsTr("골뱅이"),
            ".": qsTr("마침표"),
            ",": qsTr("쉼표"),
            "?": qsTr("물음표"),
            "!": qsTr("느낌표"),
            "_": qsTr("밑줄"),
            "(": qsTr("괄호 열기"),
            ")": qsTr("괄호 닫기"),
            "+": qsTr("더하기"),
            "=": qsTr("같음표"),
            "&": qsTr("그리고 기호"),
            "#": qsTr("우물 정자"),
            "~": qsTr("물결표")
        })

    // On the key.
    function word(key: string, page: string, leaf: int): string {
        if (key === "leaf")
            return root.leaves[page][leaf];
        if (key === "shift" && page !== "hangul")
            return root.capital;
        return root.words[key] ?? key;
    }

    // Read aloud.
    function name(key: string, page: string, leaf: int): string {
        if (key === "shift" && page !== "hangul")
            return root.names.capital;
        if (/^[A-Z]$/.test(key))
            return root.names.capital + " " + key;
        return root.names[key] ?? root.word(key, page, leaf);
    }
}
