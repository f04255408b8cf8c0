// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace naru::test {

inline QDir transcriptFolder()
{
    return QDir(QStringLiteral(NARU_SOURCE_DIR "/tests/vectors/transcripts"));
}

inline QByteArray transcriptFile(const QString& name)
{
    QFile file(transcriptFolder().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Whether `actual` is what NAME.expected.json says; else NAME.actual.json is written beside it.
inline bool isAsExpected(const QString& name, const QJsonObject& actual)
{
    const QByteArray expected = transcriptFile(name + QStringLiteral(".expected.json"));
    if (!expected.isEmpty() && QJsonDocument::fromJson(expected).object() == actual)
        return true;
    QFile file(transcriptFolder().filePath(name + QStringLiteral(".actual.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(actual).toJson()) <= 0)
        qWarning("%s cannot be written", qPrintable(file.fileName()));
    return false;
}

} // namespace naru::test
