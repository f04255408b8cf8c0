// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>

/// Every Korean sentence of the pages has its English one, and takes the same facts.
class TranslationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySentenceIsInTheFile();
    void everySentenceHasItsEnglish();
    void everySentenceOfTheKioskIsInFourLanguages_data();
    void everySentenceOfTheKioskIsInFourLanguages();
};

namespace {

struct Message {
    QString context, source, translation;
    bool finished = false;
};

QList<Message> messagesOf(const QString& path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    Message now;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1StringView("name"))
            now.context = xml.readElementText();
        else if (xml.name() == QLatin1StringView("source"))
            now.source = xml.readElementText();
        else if (xml.name() == QLatin1StringView("translation")) {
            now.finished = !xml.attributes().hasAttribute(QLatin1StringView("type"));
            now.translation = xml.readElementText();
            messages.append(now);
        }
    }
    return messages;
}

const QString english = QStringLiteral(NARU_SOURCE_DIR "/translations/naru_en.ts");

} // namespace

void TranslationsTest::everySentenceIsInTheFile()
{
    const QString tool
        = QStandardPaths::findExecutable(QStringLiteral("lupdate"), {QStringLiteral("/usr/lib/qt6/bin")});
    if (tool.isEmpty())
        QSKIP("lupdate is not installed");
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("naru_en.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(NARU_SOURCE_DIR));
    lupdate.start(tool,
        {QStringLiteral("-silent"), QStringLiteral("-extensions"), QStringLiteral("qml,cpp,h"), QStringLiteral("-I"),
            QStringLiteral("."), QStringLiteral("ui"), QStringLiteral("app/main.cpp"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(60'000));
    QSet<std::pair<QString, QString>> kept;
    for (const Message& message : messagesOf(english))
        kept.insert({message.context, message.source});
    const auto wanted = messagesOf(fresh);
    QVERIFY(!wanted.isEmpty());
    for (const Message& message : wanted)
        QVERIFY2(kept.contains({message.context, message.source}),
            qPrintable(message.context + QStringLiteral(": ") + message.source));
}

void TranslationsTest::everySentenceHasItsEnglish()
{
    static const QRegularExpression hangul(QStringLiteral("[\\x{ac00}-\\x{d7a3}]"));
    const auto messages = messagesOf(english);
    QVERIFY(messages.size() > 100);
    for (const Message& message : messages) {
        const QString where = message.context + QStringLiteral(": ") + message.source;
        QVERIFY2(message.finished && !message.translation.isEmpty(), qPrintable(where));
        QVERIFY2(!message.translation.contains(hangul), qPrintable(where));
        for (int i = 1; i <= 3; ++i) {
            const QString place = QStringLiteral("%%1").arg(i);
            QVERIFY2(message.source.contains(place) == message.translation.contains(place), qPrintable(where));
        }
    }
}

void TranslationsTest::everySentenceOfTheKioskIsInFourLanguages_data()
{
    QTest::addColumn<QString>("code");
    for (const char* code : {"zh", "vi"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void TranslationsTest::everySentenceOfTheKioskIsInFourLanguages()
{
    QFETCH(QString, code);
    QSet<QString> pages;
    QDirIterator files(QStringLiteral(NARU_SOURCE_DIR "/ui/kiosk"), {QStringLiteral("*.qml")});
    while (files.hasNext())
        pages.insert(QFileInfo(files.next()).baseName());
    QMap<std::pair<QString, QString>, Message> there;
    for (const Message& message : messagesOf(QStringLiteral(NARU_SOURCE_DIR "/translations/naru_%1.ts").arg(code)))
        there.insert({message.context, message.source}, message);
    static const QRegularExpression hangul(QStringLiteral("[\\x{ac00}-\\x{d7a3}]"));
    int seen = 0;
    for (const Message& message : messagesOf(english)) { // complete: the first test says so
        if (!pages.contains(message.context))
            continue;
        const QString where = message.context + QStringLiteral(": ") + message.source;
        const Message said = there.value({message.context, message.source});
        QVERIFY2(said.finished && !said.translation.isEmpty(), qPrintable(where));
        QVERIFY2(!said.translation.contains(hangul), qPrintable(where));
        QVERIFY2(message.source.contains(QLatin1StringView("%1")) == said.translation.contains(QLatin1StringView("%1")),
            qPrintable(where));
        ++seen;
    }
    QVERIFY(seen > 60);
}

NARU_TEST(TranslationsTest)
#include "tst_translations.moc"
