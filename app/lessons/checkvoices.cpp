// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/wav.h"
#include "app/lessons/check.h"

namespace naru::lessons {

namespace {

/// What is wrong with a recording for this key, or empty.
QString faultOf(const Lesson& lesson, const QString& language, const QString& key, const QByteArray& wav)
{
    if (!lesson.has(key, language))
        return QStringLiteral("unknown-key");
    if (key.endsWith(u".more") || key.endsWith(u".voice"))
        return QStringLiteral("said-with-its-key"); // one recording holds the whole of what is said
    for (const char* part : {"", ".more", ".voice"}) {
        const QString whole = key + QLatin1StringView(part);
        if (lesson.has(whole, language) && lesson.words.value(language).value(whole).contains(u'{'))
            return QStringLiteral("changes-with-a-variable");
    }
    const auto read = codec::readWav(wav);
    return read ? QString() : QStringLiteral("not-a-recording (") + QString::fromLatin1(read.fault().name()) + u')';
}

} // namespace

QList<Complaint> checkSigns(const Lesson& lesson, const QMap<QString, QList<QByteArray>>& signs)
{
    QList<Complaint> complaints;
    for (auto sign = signs.begin(); sign != signs.end(); ++sign) {
        const QString file = QStringLiteral("sign/") + sign.key();
        if (!lesson.words.isEmpty() && !lesson.has(sign.key(), lesson.words.firstKey()))
            complaints.append({file, sign.key(), QStringLiteral("unknown-key")});
        if (sign->size() > signFramesMax)
            complaints.append({file, sign.key(), QStringLiteral("too-many")});
        QMap<QString, QByteArray> frames;
        for (qsizetype i = 0; i < sign->size(); ++i)
            frames.insert(QString::number(i), sign->at(i));
        for (const Complaint& one : checkPictures(frames))
            complaints.append({file, sign.key(), one.rule});
    }
    return complaints;
}

QList<Complaint> checkVoices(const Lesson& lesson, const QMap<QString, LessonFiles::Voice>& voices)
{
    QList<Complaint> complaints;
    for (auto voice = voices.begin(); voice != voices.end(); ++voice) {
        const qsizetype slash = voice.key().indexOf(u'/');
        const QString key = voice.key().mid(slash + 1);
        const QString fault = faultOf(lesson, voice.key().left(slash), key, voice->wav);
        if (!fault.isEmpty())
            complaints.append({QStringLiteral("voice/%1.wav").arg(voice.key()), key, fault});
    }
    if (voices.size() > voicesMax)
        complaints.append({QStringLiteral("voice"), QStringLiteral("-"), QStringLiteral("too-many")});
    return complaints;
}

} // namespace naru::lessons
