// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/verdict.h"
#include "app/words/words.h"
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace naru;
using words::Language;

namespace {

struct FaultList {
    QString file;
    int enumerators = 0;
    QStringList names;
};

QString withoutComments(QString text)
{
    static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
    return text.remove(comment);
}

QStringList allMatches(const QString& text, const QRegularExpression& pattern)
{
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sources(const QStringList& patterns)
{
    QStringList found;
    for (const char* room : {"app", "devices", "sync", "ui"}) {
        QDirIterator it(QStringLiteral(NARU_SOURCE_DIR "/") + QLatin1StringView(room), patterns, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext())
            found.append(it.next());
    }
    return found;
}

/// Every closed list of faults in the tree, read from the headers: a new room needs no line here.
QList<FaultList> faultLists()
{
    static const QRegularExpression names(
        QStringLiteral("faultNames<(?:\\w+::)*(\\w+)>\\s*=\\s*std::to_array<const char\\*>\\(\\s*\\{([^}]*)\\}"));
    static const QRegularExpression literal(QStringLiteral("\"([^\"]*)\""));
    QList<FaultList> lists;
    for (const QString& path : sources({QStringLiteral("*.h")})) {
        const QString text = withoutComments(textOf(path));
        for (auto it = names.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            FaultList list{
                path.sliced(qsizetype(qstrlen(NARU_SOURCE_DIR)) + 1), 0, allMatches(match.captured(2), literal)};
            const QRegularExpression enumeration(QStringLiteral("enum class %1 \\{([^}]*)\\}").arg(match.captured(1)));
            static const QRegularExpression enumerator(QStringLiteral("(\\w+)\\s*(?:,|$)"));
            list.enumerators = int(allMatches(enumeration.match(text).captured(1).trimmed(), enumerator).size());
            lists.append(list);
        }
    }
    return lists;
}

/// Names that other rooms hand to words by a literal: "doctor.disk" (with each state), "step.phone".
QStringList namedInSources(const char* family)
{
    const QRegularExpression literal(QStringLiteral("\"(%1\\.[a-z_]+)\"").arg(QLatin1StringView(family)));
    QStringList found;
    for (const QString& path : sources({QStringLiteral("*.h"), QStringLiteral("*.cpp")}))
        found += allMatches(withoutComments(textOf(path)), literal);
    found.removeDuplicates();
    return found;
}

} // namespace

class WordsTest : public QObject {
    Q_OBJECT

private:
    static void hasWords(const QString& name)
    {
        for (const auto language : {Language::Korean, Language::English}) {
            const QByteArray latin = name.toLatin1();
            QVERIFY2(words::knows(QLatin1StringView(latin), language), latin.constData());
            const auto said = words::wordsOf(
                QLatin1StringView(latin), language, {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")});
            QVERIFY2(said.sentence.size() > 1 && said.sentence == said.sentence.trimmed(), latin.constData());
            QVERIFY2(!said.sentence.contains(name) && !said.whatToDo.contains(name), latin.constData());
        }
    }

private Q_SLOTS:
    void everyFaultHasWordsInEveryLanguage()
    {
        const auto lists = faultLists();
        QVERIFY(lists.size() >= 5);
        for (const FaultList& list : lists) {
            QVERIFY2(!list.names.isEmpty(), qPrintable(list.file));
            for (const QString& name : list.names)
                hasWords(name);
        }
    }

    /// What a desk sends to is called a hub wherever a clerk reads of it, on the operator's page too.
    void thereIsOneWordForTheHub()
    {
        QStringList files{QStringLiteral(NARU_SOURCE_DIR "/app/words/ko.json")};
        for (const char* ending : {"*.qml", "*.cpp"})
            for (const QString& path : sources({QLatin1StringView(ending)}))
                if (path.contains(QLatin1StringView("/ui/")) || path.contains(QLatin1StringView("/sync/hub/pages/")))
                    files.append(path);
        QVERIFY(files.size() > 50);
        for (const QString& path : std::as_const(files)) {
            const QString text = textOf(path);
            QVERIFY2(!text.isEmpty() && !text.contains(QStringLiteral("서버")), qPrintable(path));
        }
    }

    void everyFaultHasExactlyOneName()
    {
        QStringList all;
        for (const FaultList& list : faultLists()) {
            QVERIFY2(list.enumerators == list.names.size(),
                qPrintable(QStringLiteral("%1: %2 faults, %3 names")
                               .arg(list.file)
                               .arg(list.enumerators)
                               .arg(list.names.size())));
            all += list.names;
        }
        QCOMPARE(all.removeDuplicates(), 0);
    }

    void everyCheckSaysWhatItFound()
    {
        for (const char* check : identity::checkNames) {
            hasWords(QStringLiteral("check.") + QLatin1StringView(check));
            QStringList three;
            for (const std::optional<bool> outcome :
                {std::optional<bool>(true), std::optional<bool>(false), std::optional<bool>()})
                three.append(words::checkWords(QLatin1StringView(check), outcome, Language::Korean).sentence);
            QCOMPARE(three.removeDuplicates(), 0);
        }
    }

    void everyStateHasWords()
    {
        for (const char* name :
            {"accept", "accept_incomplete", "accept_status_unknown", "accept_issuer_only", "reject"})
            hasWords(QStringLiteral("overall.") + QLatin1StringView(name));
        for (const char* name : {"age.yes", "age.no", "age.undecided", "decision.seen_by_eye", "decision.not_accepted",
                 "decision.second_person", "method.nfc", "method.nfc_ble", "method.qr_ble", "method.qr_nfc",
                 "method.demo_link", "method.paper"})
            hasWords(QLatin1StringView(name));
        for (const QString& step : namedInSources("step"))
            hasWords(step);
        for (const QString& kind : namedInSources("scan"))
            hasWords(kind);
        for (const char* family : {"receipt", "seal", "card", "certificate", "hub_log"}) {
            for (const QString& line : namedInSources(family))
                hasWords(line);
        }
        const auto payment = namedInSources("payment");
        QVERIFY(payment.size() > 20);
        for (const QString& name : payment)
            hasWords(name);
        for (const QString& finding : namedInSources("doctor")) {
            for (const char* state : {".ok", ".watch", ".bad", ".off"})
                hasWords(finding + QLatin1StringView(state));
        }
    }

    void bothLanguagesHaveTheSameNames()
    {
        static const QRegularExpression key(QStringLiteral("\n\\s*\"([^\"]+)\": [\\[\"]"));
        const auto keysOf = [](const char* language) {
            return allMatches(
                textOf(QStringLiteral(NARU_SOURCE_DIR "/app/words/%1.json").arg(QLatin1StringView(language))), key);
        };
        QVERIFY(keysOf("ko").size() > 100);
        QCOMPARE(keysOf("en"), keysOf("ko"));
    }

    void speaksAsADeskDoes()
    {
        // docs/architecture.md, the voice: no codes, no blame, no exclamation marks; a particle never follows a
        // variable.
        static const QRegularExpression banned(
            QStringLiteral("!|오류|에러|검증|동기화|트랜잭션|인증 실패|잘못|불가|단말기|%\\d[을를이가은는와과]"));
        const QString korean = textOf(QStringLiteral(NARU_SOURCE_DIR "/app/words/ko.json"));
        const auto match = banned.match(korean);
        QVERIFY2(!match.hasMatch(), qPrintable(korean.mid(match.capturedStart() - 40, 80)));
    }

    void fillsFactsOnce()
    {
        const auto said = words::wordsOf(
            QLatin1StringView("doctor.clock.ok"), Language::English, {QStringLiteral("%2"), QStringLiteral("9:00")});
        QCOMPARE(said.sentence, QStringLiteral("The clock is plausible. %2 9:00"));
    }

    void neverShowsAnUnknownName()
    {
        const auto said = words::wordsOf(QLatin1StringView("room.unheard_of"), Language::Korean);
        QCOMPARE(said.sentence, words::wordsOf(QLatin1StringView("unknown"), Language::Korean).sentence);
    }

    void namesElementsAndDocuments()
    {
        QCOMPARE(words::elementName(QStringLiteral("age_over_19"), Language::Korean), QStringLiteral("19세 이상"));
        QCOMPARE(words::elementName(QStringLiteral("birth_date"), Language::English), QStringLiteral("Date of birth"));
        QCOMPARE(words::elementName(QStringLiteral("shoe_size"), Language::Korean), QStringLiteral("shoe_size"));
        QCOMPARE(words::documentName(QStringLiteral("org.iso.18013.5.1.mDL"), Language::Korean),
            QStringLiteral("모바일 운전면허증"));
        QCOMPARE(words::languageOf(u"en_GB"), Language::English);
        QCOMPARE(words::languageOf(u"fr"), Language::Korean);
    }
};

NARU_TEST(WordsTest)
#include "tst_words.moc"
