/**
 * Somebody with an account, and what they do.
 * @param {string} url of the server
 * @param {string} [username] that nobody has yet
 */
export async function member(url, username = `bench${Date.now()}`) {
  let token;
  const send = async (path, body) => {
    const form = body instanceof FormData;
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && !form && { 'Content-Type': 'application/json' }),
      },
      body: form ? body : body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const account = { username, email: `${username}@example.org`, password: 'bench-password-1' };
  token = (await send('/auth/signup', account)).accessToken;
  return {
    token,
    send,
    upload: (file) => {
      const form = new FormData();
      form.set('file', new Blob([file]), 'photo.jpg');
      return send('/media', form);
    },
  };
}
