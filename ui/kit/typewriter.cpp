// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/typewriter.h"
#include "ui/kit/hangul.h"
#include "ui/kit/plaintext.h"

namespace naru::kit {

namespace {

bool isPage(const QString& name)
{
    return name == u"hangul" || name == u"latin" || name == u"number";
}

} // namespace

void Typewriter::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

void Typewriter::setIme(const QString& ime)
{
    if (ime == m_ime || !isPage(ime))
        return;
    m_ime = ime;
    Q_EMIT imeChanged();
    show({m_face.columns, ime});
}

void Typewriter::setColumns(int columns)
{
    const auto wanted = static_cast<KeyboardColumns>(columns);
    if (wanted == m_face.columns || keysOf({wanted, m_ime}).isEmpty())
        return;
    m_face.leaf = 0;
    m_face.columns = wanted;
    Q_EMIT columnsChanged();
    Q_EMIT faceChanged();
}

QVariantList Typewriter::keys() const
{
    QVariantList list;
    for (const KeyboardKey& key : keysOf(m_face))
        list.append(QVariantMap{{QStringLiteral("key"), key.key}, {QStringLiteral("row"), key.row},
            {QStringLiteral("left"), key.left}, {QStringLiteral("columns"), key.columns}});
    return list;
}

void Typewriter::press(const QString& key)
{
    if (key == u"erase")
        return write(erase(m_text));
    if (key == u"space")
        return write(compose(m_text, u' '));
    if (key == u"done")
        return Q_EMIT done(m_text);
    if (key == u"shift")
        return show({m_face.columns, m_face.page, m_face.leaf, !m_face.shifted});
    if (key == u"leaf")
        return show({m_face.columns, m_face.page, 1 - m_face.leaf, m_face.shifted});
    if (isPage(key))
        return show({m_face.columns, key});
    if (key.size() != 1)
        return;
    // One press of 쌍 is for one key; nobody has to remember to take it back.
    if (m_face.shifted)
        show({m_face.columns, m_face.page, m_face.leaf, false});
    write(compose(m_text, key.front()));
}

bool Typewriter::type(const QString& typed)
{
    QString text = m_text;
    for (const QChar c : typed) {
        if (!c.isPrint() && !c.isSurrogate())
            return false;
        const QString strokes = strokesOf(QString(m_face.page == u"hangul" ? jamoOf(c) : c));
        for (const QChar stroke : strokes)
            text = compose(text, stroke);
    }
    if (typed.isEmpty())
        return false;
    write(text);
    return true;
}

void Typewriter::write(const QString& text)
{
    if (text == m_text || text.size() > charactersMax)
        return;
    const bool card = looksLikeCardNumber(text);
    setText(card ? QString() : text);
    Q_EMIT edited(m_text);
    if (card)
        Q_EMIT cardRefused();
}

void Typewriter::show(const KeyboardFace& face)
{
    m_face = face;
    Q_EMIT faceChanged();
}

QString Typewriter::nextKey(const QString& wanted) const
{
    return kit::nextKey(m_text, wanted, m_face.page);
}

QString Typewriter::keyToward(const QString& wanted) const
{
    return kit::keyToward(wanted, m_face);
}

int Typewriter::beside(int at, int direction) const
{
    return keyBeside(keysOf(m_face), at, direction);
}

} // namespace naru::kit
