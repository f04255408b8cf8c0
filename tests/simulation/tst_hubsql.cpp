// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/schema.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace naru;

namespace {

constexpr const char* partPattern = "\"((?:[^\"\\\\]|\\\\.)*)\"";
constexpr const char* literalPattern = "R\"\\((.*?)\\)\"|\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s*\"(?:[^\"\\\\]|\\\\.)*\")*";

/// Every statement in the sources: neighbouring literals are one.
QList<std::pair<QString, QString>> statements()
{
    static const QRegularExpression literals(
        QString::fromLatin1(literalPattern), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression part(QString::fromLatin1(partPattern));
    static const QRegularExpression begins(
        QStringLiteral("^\\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|LOCK|COPY|SET|SHOW)\\s"));
    QList<std::pair<QString, QString>> found;
    const QDir folder(QStringLiteral(NARU_SOURCE_DIR "/sync/hub"));
    for (const QString& name : folder.entryList({QStringLiteral("*.cpp")})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString source = QString::fromUtf8(file.readAll());
        for (auto match = literals.globalMatch(source); match.hasNext();) {
            const auto one = match.next();
            QString text = one.captured(1);
            if (text.isEmpty()) {
                for (auto parts = part.globalMatch(one.captured()); parts.hasNext();)
                    text += parts.next().captured(1);
            }
            for (const QString& statement : text.split(QLatin1Char(';'))) {
                if (begins.match(statement).hasMatch())
                    found.append({name, statement.simplified()});
            }
        }
    }
    return found;
}

} // namespace

/// What PostgreSQL takes alone, or what a database that is spread over machines pays dearly for, is not written.
class HubSqlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingThatOneEngineAloneTakes()
    {
        const auto all = statements();
        QVERIFY(all.size() > 20);
        static const QRegularExpression odd(
            QStringLiteral("\\b(TEMP|TEMPORARY|UNLOGGED|COPY|LOCK|pg_advisory\\w*|LISTEN|NOTIFY|SKIP LOCKED|RETURNING|"
                           "SERIAL|BIGSERIAL|AUTOINCREMENT|nextval|now|CURRENT_TIMESTAMP|random|FOREIGN|REFERENCES|"
                           "TRIGGER|datetime|ILIKE|GLOB|REPLACE INTO|OR IGNORE|OR REPLACE)\\b"),
            QRegularExpression::CaseInsensitiveOption);
        for (const auto& [file, statement] : all) {
            const auto match = odd.match(statement);
            QVERIFY2(!match.hasMatch(), qPrintable(file + QStringLiteral(": ") + match.captured()));
            QVERIFY2(!statement.contains(QLatin1Char('?')), qPrintable(file + QStringLiteral(": ") + statement));
        }
    }
    void asksNothingOfConflictsWhereEntriesCome()
    {
        int ofLog = 0;
        for (const auto& [file, statement] : statements()) {
            if (file != QStringLiteral("sqllog.cpp"))
                continue;
            ++ofLog;
            QVERIFY(!statement.contains(QStringLiteral("ON CONFLICT"), Qt::CaseInsensitive));
            // Whatever is asked of the log is asked of one desk.
            QVERIFY2(statement.contains(QStringLiteral("device_id")), qPrintable(statement));
        }
        QVERIFY(ofLog >= 6);
    }
    void leadsEveryKeyWithTheDesk()
    {
        static const QRegularExpression table(QStringLiteral("CREATE TABLE (\\w+)\\("));
        static const QRegularExpression key(
            QStringLiteral("(device_id \\w+ NOT NULL PRIMARY KEY|PRIMARY KEY\\(device_id\\b)"));
        int tables = 0;
        for (const auto& migration : hub::hubSchema) {
            for (const char* const text : {migration.sqlite, migration.postgres}) {
                for (const QString& statement : QString::fromUtf8(text).split(QLatin1Char(';'))) {
                    if (!table.match(statement).hasMatch())
                        continue;
                    ++tables;
                    QVERIFY2(key.match(statement).hasMatch(), qPrintable(statement.simplified()));
                    QVERIFY(!statement.contains(QStringLiteral("UNIQUE")));
                }
            }
        }
        QCOMPARE(tables, 8);
    }
};

NARU_TEST(HubSqlTest)
#include "tst_hubsql.moc"
